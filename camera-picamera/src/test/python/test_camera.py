"""Finding, configuring and setting a camera."""

import os
import unittest

import host
from host import FIXED, LENS, AgentTest, Ring


class CameraTest(AgentTest):
    def test_lists_the_cameras_in_the_order_of_the_library(self):
        cameras = self.agent().ask("cameras")["cameras"]
        self.assertEqual([(FIXED, 0), (LENS, 1)], [(c["id"], c["index"]) for c in cameras])

    def test_opens_by_id_whatever_the_index(self):
        for camera, lens in ((LENS, True), (FIXED, False)):
            opened = self.agent().ask("open", id=camera)
            self.assertEqual((camera, lens, list(host.SIZE)), (opened["id"], opened["lens"], opened["resolution"]))

    def test_opens_by_the_place_among_the_ids_ascending(self):
        self.assertEqual(LENS, self.agent().ask("open", index=0)["id"])
        self.assertEqual(FIXED, self.agent().ask("open", index=1)["id"])

    def test_names_what_there_is_where_a_camera_is_missing(self):
        self.assertIn(LENS, self.refused("GONE", self.agent().ask, "open", id="/base/other"))
        self.refused("GONE", self.agent().ask, "open", index=2)

    def test_refuses_a_second_camera_and_keeps_the_first(self):
        agent = self.running()
        self.refused("DEFECT", agent.ask, "open", id=FIXED)
        self.capture(agent)

    def test_says_busy_where_another_process_has_the_camera(self):
        agent = self.running()
        holder = "(pid %d)" % agent.process.pid
        self.assertIn(holder, self.refused("BUSY", self.agent().ask, "open", id=LENS))

    def test_tells_the_layout_that_the_library_chose(self):
        agent = self.agent()
        agent.ask("open", id=LENS)
        layout = self.configure(agent)
        self.assertEqual((640, 480, host.STRIDE, "RGB8"), tuple(layout[k] for k in ("columns", "rows", "stride", "format")))
        self.assertEqual(host.STRIDE * 480, layout["frame-bytes"])

    def test_refuses_a_size_that_the_library_does_not_take_as_it_is(self):
        agent = self.agent()
        agent.ask("open", id=LENS)
        self.assertIn("641 x 480: the standin-lens gives 640 x 480", self.refused("SETTING_REFUSED", self.configure, agent, columns=641))
        self.configure(agent)

    def test_hands_over_raw_planes_of_sixteen_bits_under_their_own_name(self):
        agent = self.running()
        agent.ask("stop")
        layout = self.configure(agent, format="raw")
        self.assertEqual("SBGGR16", layout["format"])
        self.assertGreaterEqual(layout["stride"], 2 * 640)
        self.start(agent)
        reply = self.capture(agent, encode="jpeg")
        self.assertEqual(("SBGGR16", reply["stride"] * 480), (reply["format"], reply["bytes"]))

    def test_lengthens_the_frames_as_asked(self):
        agent = self.running()
        agent.ask("stop")
        self.configure(agent, frame_duration_us=50_000)
        self.start(agent)
        _, first, second = (self.capture(agent)["frame"] for _ in range(3))
        self.assertGreater(second["sensor-ns"] - first["sensor-ns"], 40_000_000)

    def test_refuses_focus_without_a_lens(self):
        agent = self.running(camera=FIXED)
        self.assertIn("LensPosition", self.refused("SETTING_REFUSED", agent.ask, "controls", focus=1.0))
        self.assertNotIn("focus", self.capture(agent)["frame"])

    def test_refuses_what_is_out_of_the_limits_and_names_them(self):
        agent = self.running()
        for key, value, limits in (("focus", 15.5, "0.0 to 15.0"), ("gain", 17, "1.0 to 16.0"), ("exposure_us", 3, "75")):
            self.assertIn(limits, self.refused("SETTING_REFUSED", agent.ask, "controls", **{key: value}))
        self.refused("SETTING_REFUSED", agent.ask, "controls", red=1.5)
        self.refused("SETTING_REFUSED", agent.ask, "controls", sharpness=1.5)
        self.refused("SETTING_REFUSED", agent.ask, "controls", gain="much")

    def test_takes_zero_dioptres(self):
        agent = self.running()
        agent.ask("controls", focus=0)
        self.assertEqual(0.0, self.capture(agent, expect={"focus": 0})["frame"]["focus"])

    def test_has_the_controls_of_the_start_in_the_first_picture(self):
        frame = self.capture(self.running(), expect={"exposure-us": 2000, "gain": 2.0})["frame"]
        self.assertEqual((2000, 2.0, 1.9, 1.6), tuple(frame[k] for k in ("exposure-us", "gain", "red", "blue")))

    def test_meters_until_it_is_steady(self):
        agent = self.opened()
        agent.ask("start", controls={})
        found = agent.ask("meter", settle_ms=int(host.LIMIT * 1000))
        self.assertTrue(found["settled"], found)
        self.assertEqual((12_000, 1.5, 2.5), tuple(found[k] for k in ("exposure-us", "gain", "focus")))
        self.assertEqual((1.9, 1.6), (found["red"], found["blue"]))

    def test_leaves_alone_what_is_fixed_while_it_meters(self):
        agent = self.opened()
        agent.ask("start", controls={})
        fixed = {"exposure-us": 6000, "red": 2.5, "blue": 1.5, "focus": 4.0}
        found = agent.ask("meter", settle_ms=int(host.LIMIT * 1000), controls=fixed)
        self.assertEqual(dict(fixed, gain=3.0), {k: found[k] for k in list(fixed) + ["gain"]})

    def test_meters_the_rest_until_it_is_steady_where_the_exposure_is_fixed(self):
        agent = self.opened()
        agent.ask("start", controls={})
        fixed = {"exposure-us": 6000, "gain": 2.0}
        found = agent.ask("meter", settle_ms=2000, controls=fixed)
        self.assertTrue(found["settled"], found)
        self.assertEqual(dict(fixed, focus=2.5), {k: found[k] for k in ("exposure-us", "gain", "focus")})

    def test_gives_what_it_has_where_the_time_to_meter_is_short(self):
        agent = self.opened()
        agent.ask("start", controls={})
        self.assertFalse(agent.ask("meter", settle_ms=1)["settled"])

    def test_locks_what_was_metered(self):
        agent = self.opened()
        agent.ask("start", controls={})
        found = agent.ask("meter", settle_ms=int(host.LIMIT * 1000))
        locked = {key: found[key] for key in ("exposure-us", "gain", "red", "blue", "focus")}
        agent.ask("controls", **locked)
        frame = self.capture(agent, expect={k: locked[k] for k in ("exposure-us", "gain", "focus")})["frame"]
        self.assertEqual(locked, {key: frame[key] for key in locked})

    def test_says_no_memory_where_the_shared_memory_has_no_room(self):
        agent = self.agent()
        total = os.statvfs(os.path.dirname(Ring().path))
        room = (total.f_frsize * total.f_blocks // 4096 + 1) * 4096
        ring = Ring(slots=2, room=room)
        self.refused("NO_MEMORY", ring.attach, agent)

    def test_refuses_memory_of_another_generation(self):
        self.refused("DEFECT", Ring(generation=8).attach, self.agent())


if __name__ == "__main__":
    unittest.main()
