"""Pictures: where they are written, and which frames are taken."""

import os
import time
import unittest

import host
from host import STANDIN, AgentTest


class CaptureTest(AgentTest):
    def test_writes_the_plane_with_its_padding_into_the_slot(self):
        agent = self.running()
        reply = self.capture(agent)
        self.assertEqual(("RGB8", 480, 640, host.STRIDE), tuple(reply[k] for k in ("format", "rows", "columns", "stride")))
        picture = self.ring.picture(reply)
        self.assertEqual(host.STRIDE * 480, len(picture))
        self.assertEqual(bytes(host.STRIDE - 3 * 640), picture[3 * 640:host.STRIDE])
        self.assertGreater(len(set(picture)), 20)

    def test_writes_a_new_picture_each_time(self):
        agent = self.running()
        replies = [self.capture(agent) for _ in range(3)]
        self.assertEqual(3, len({self.ring.picture(reply) for reply in replies}))
        stamps = [reply["frame"]["sensor-ns"] for reply in replies]
        self.assertEqual(sorted(set(stamps)), stamps)

    def test_tells_of_the_exposure_before_it_answers(self):
        agent = self.running()
        number = self.request(agent)
        agent.answer(number)
        order = [(k, b.get("event")) for k, n, b in agent.frames if n == number]
        self.assertEqual([(host.EVENT, "exposed"), (host.REPLY, None)], order)

    def test_takes_only_what_was_exposed_after_the_rig_stood_still(self):
        agent = self.running()
        for still_us in (0, 5_000):
            begin = time.clock_gettime_ns(time.CLOCK_BOOTTIME)
            frame = self.capture(agent, still_us=still_us)["frame"]
            self.assertGreaterEqual(frame["sensor-ns"] - 1000 * frame["exposure-us"], begin - 1000 * still_us)

    def test_says_how_long_ago_the_exposure_began(self):
        agent = self.running()
        frame = self.capture(agent)["frame"]
        now = time.clock_gettime_ns(time.CLOCK_BOOTTIME)
        begun = frame["sensor-ns"] - 1000 * frame["exposure-us"]
        self.assertLessEqual(frame["exposed-ago-us"], (now - begun) // 1000)
        self.assertGreater(frame["exposed-ago-us"], frame["exposure-us"])

    def test_passes_over_frames_until_the_controls_have_arrived(self):
        agent = self.running()
        for exposure, gain, focus in ((3000, 1.0, 1.0), (1500, 4.0, 12.5)):
            agent.ask("controls", exposure_us=exposure, gain=gain, focus=focus)
            frame = self.capture(agent, expect={"exposure-us": exposure, "gain": gain, "focus": focus})["frame"]
            self.assertEqual((exposure, gain, focus), tuple(frame[k] for k in ("exposure-us", "gain", "focus")))

    def test_passes_over_frames_until_the_white_balance_has_arrived(self):
        agent = self.running()
        for red, blue in ((1.8, 1.2), (1.2, 1.8)):
            agent.ask("controls", red=red, blue=blue)
            frame = self.capture(agent, expect={"red": red, "blue": blue})["frame"]
            self.assertEqual((red, blue), (frame["red"], frame["blue"]))

    def test_fails_by_name_where_the_controls_never_arrive(self):
        agent = self.running({"fault": "deaf", "capture": 0})
        agent.ask("controls", exposure_us=4000)
        self.capture(agent)
        agent.ask("controls", exposure_us=5000)
        words = self.refused("BAD_FRAME", self.capture, agent, expect={"exposure-us": 5000})
        self.assertIn("asked 5000", words)
        self.restart(agent)
        self.assertEqual(2000, self.capture(agent, expect={"exposure-us": 2000})["frame"]["exposure-us"])

    def test_passes_over_a_repeated_frame(self):
        agent = self.running({"fault": "repeat", "capture": 1})
        first, second = self.capture(agent), self.capture(agent)
        self.assertGreater(second["frame"]["sensor-ns"], first["frame"]["sensor-ns"])
        self.assertNotEqual(self.ring.picture(first), self.ring.picture(second))

    def test_fails_by_name_where_frames_go_on_being_repeated(self):
        agent = self.running({"fault": "repeat", "capture": 1, "frames": 2})
        self.capture(agent)
        self.assertIn("timestamp", self.refused("BAD_FRAME", self.capture, agent))
        self.capture(agent)

    def test_passes_over_a_frame_from_before(self):
        agent = self.running({"fault": "stale", "capture": 1})
        first, second = self.capture(agent), self.capture(agent)
        self.assertGreater(second["frame"]["sensor-ns"], first["frame"]["sensor-ns"])

    def test_hands_over_the_plane_where_it_cannot_encode(self):
        agent = self.running()
        reply = self.capture(agent, encode="jpeg", quality=90)
        self.assertNotIn("media-type", reply)
        self.assertEqual(host.STRIDE * 480, len(self.ring.picture(reply)))

    def test_encodes_where_there_is_a_pillow(self):
        agent = self.running(paths=(os.path.join(host.HERE, "fakepillow"), STANDIN))
        reply = self.capture(agent, encode="jpeg", quality=91)
        self.assertEqual("image/jpeg", reply["media-type"])
        asked = ("RGB", (640, 480), host.STRIDE * 480, "raw", "RGB", host.STRIDE, 1, "JPEG", 91)
        self.assertEqual(b"\xff\xd8" + repr(asked).encode(), self.ring.picture(reply))

    def test_refuses_a_slot_that_is_too_small_or_not_there(self):
        agent = self.agent()
        agent.ask("open", id=host.LENS)
        self.configure(agent)
        self.refused("DEFECT", self.capture, agent)
        self.ring = host.Ring(room=4096)
        self.ring.attach(agent)
        self.start(agent)
        self.assertIn("4096 bytes", self.refused("DEFECT", self.capture, agent))
        self.refused("DEFECT", self.capture, agent, slot=3)
        self.refused("DEFECT", self.capture, agent, sequence=0)

    def test_gives_up_on_a_slow_frame_in_time_and_takes_the_next(self):
        agent = self.running({"fault": "slow", "capture": 0, "ms": 1_000_000})
        self.assertIn("passed meanwhile", self.refused("TIMEOUT", self.capture, agent, 3000))
        self.capture(agent)
        self.assertEqual(0, agent.heartbeat()["jobs"])

    def test_loses_no_buffer_to_a_frame_that_came_too_late(self):
        faults = [{"fault": "slow", "capture": n, "ms": 1_000_000} for n in range(4)]
        agent = self.opened(*faults)
        self.configure(agent, buffers=1)
        self.start(agent)
        for _ in range(4):
            self.refused("STALLED|TIMEOUT", self.capture, agent, 500)
        self.capture(agent)

    def test_never_returns_a_frame_from_before_a_clear(self):
        agent = self.running()
        begin = time.clock_gettime_ns(time.CLOCK_BOOTTIME)
        agent.ask("clear")
        frame = self.capture(agent, still_us=10_000_000)["frame"]
        self.assertGreaterEqual(frame["sensor-ns"] - 1000 * frame["exposure-us"], begin)

    def test_shows_the_settings_in_the_picture(self):
        agent = self.running()
        dark = self.ring.picture(self.capture(agent))
        agent.ask("controls", exposure_us=8000)
        light = self.ring.picture(self.capture(agent, expect={"exposure-us": 8000}))
        self.assertGreater(light[-host.STRIDE], dark[-host.STRIDE])


if __name__ == "__main__":
    unittest.main()
