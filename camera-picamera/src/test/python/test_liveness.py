"""Stalls: told soon, and never told where frames come."""

import os
import signal
import sys
import time
import types
import unittest

import host
from host import AgentTest

sys.path.insert(0, host.AGENT)

from steadyscan_agent.liveness import Watcher  # noqa: E402


class WatcherTest(unittest.TestCase):
    """Driven by hand: frames of 10 ms, looked at every 10 ms."""

    def setUp(self):
        self.told = []
        wire = types.SimpleNamespace(event=lambda number, name, **more: self.told.append((name, more)))
        self.camera = types.SimpleNamespace(frame_us=10_000, stalled=False, loop_alive=lambda: True)
        self.watcher = Watcher(self.camera, wire)
        self.now = time.monotonic()
        self.frames = 0
        self.look(0, 1, run=None)

    def look(self, frames, times=1, seconds=0.01, run=1):
        for _ in range(times):
            self.now += seconds
            self.frames += frames
            self.watcher.look(run, self.frames, self.now, 0.01)
        return [name for name, _ in self.told]

    def test_tells_after_150_ms(self):
        self.look(1, 5)
        self.assertEqual([], self.look(0, 14))
        self.assertEqual(["stalled"], self.look(0, 3))
        self.assertTrue(self.camera.stalled)
        told = self.told[0][1]
        self.assertEqual((5, True), (told["frames"], told["loop-alive"]))
        self.assertIn(told["frozen-ms"], (150, 160))

    def test_tells_after_six_durations_of_long_frames(self):
        self.look(1, 5)
        self.camera.frame_us = 100_000
        self.assertEqual([], self.look(0, 59))
        self.assertEqual(["stalled"], self.look(0, 3))

    def test_tells_once_and_then_that_frames_flow(self):
        self.look(1, 5)
        self.look(0, 100)
        self.assertEqual(["stalled", "flowing"], self.look(1, 3))
        self.assertFalse(self.camera.stalled)
        self.assertEqual(1010, self.told[1][1]["after-ms"])

    def test_gives_the_first_frame_a_second(self):
        self.assertEqual([], self.look(0, 99))
        self.assertEqual(["stalled"], self.look(0, 4))

    def test_sees_no_stall_while_stopped_and_begins_anew_at_a_start(self):
        self.look(1, 5)
        self.assertEqual([], self.look(0, 100, run=None))
        self.assertEqual([], self.look(0, 50))

    def test_begins_anew_at_a_restart_between_two_looks(self):
        self.look(1, 5)
        self.look(0, 20)
        self.assertEqual(["stalled"], self.look(0, 50, run=2))
        self.assertFalse(self.camera.stalled)
        self.assertEqual(["stalled"], self.look(1, 5, run=2))

    def test_forgets_a_stall_at_a_stop(self):
        self.look(1, 5)
        self.look(0, 20)
        self.look(0, 1, run=None)
        self.assertFalse(self.camera.stalled)
        self.assertEqual(["stalled"], self.look(1, 5))

    def test_sees_no_stall_where_it_got_no_time_itself(self):
        self.look(1, 5)
        self.assertEqual([], self.look(0, 1, seconds=2.0))
        self.assertEqual([], self.look(1, 5))

    def test_takes_a_stall_for_one_on_a_busy_machine_too_if_later(self):
        self.look(1, 5)
        self.assertEqual([], self.look(0, 10, seconds=0.1))
        self.assertEqual(["stalled"], self.look(0, 25, seconds=0.1))

    def test_sees_no_stall_in_frames_that_are_slow(self):
        for _ in range(50):
            self.look(0, 14)
            self.assertEqual([], self.look(1))


class LivenessTest(AgentTest):
    def test_tells_of_a_stall_during_a_capture(self):
        agent = self.running({"fault": "stall", "capture": 2})
        for _ in range(2):
            self.capture(agent)
        number = self.request(agent)
        event = agent.event("stalled")
        self.assertGreaterEqual(event["frozen-ms"], 150)
        self.assertTrue(event["loop-alive"])
        agent.ask("stop")
        self.refused("STALLED", agent.answer, number)

    def test_tells_of_a_stall_between_captures(self):
        agent = self.running({"fault": "stall", "capture": 1, "when": "after"})
        for _ in range(2):
            self.capture(agent)
        agent.event("stalled")

    def test_tells_that_frames_flow_again(self):
        agent = self.running({"fault": "stall", "capture": 1, "when": "after", "ms": 400})
        self.capture(agent), self.capture(agent)
        agent.event("stalled")
        self.assertGreaterEqual(agent.event("flowing")["after-ms"], 150)
        self.capture(agent)

    def test_tells_of_a_start_that_brings_no_frame(self):
        agent = self.opened({"fault": "stall", "start": 0})
        self.refused("STALLED", self.start, agent)
        self.assertEqual(0, agent.event("stalled")["frames"])

    def test_tells_of_nothing_while_frames_come_however_slow(self):
        agent = self.running({"fault": "slow", "capture": 0, "ms": 400}, **{"frame-us": 60_000})
        self.capture(agent)
        self.assertEqual([], agent.events("stalled"))

    def test_tells_of_nothing_while_a_long_exposure_ends_that_a_short_one_follows(self):
        agent = self.running()
        agent.ask("controls", exposure_us=600_000)
        self.capture(agent, expect={"exposure-us": 600_000})
        agent.ask("controls", exposure_us=2000)
        self.capture(agent, expect={"exposure-us": 2000})
        self.assertEqual([], agent.events("stalled"))

    def test_tells_of_a_stall_soon_again_after_a_long_exposure(self):
        agent = self.running({"fault": "stall", "capture": 2, "when": "after"})
        agent.ask("controls", exposure_us=600_000)
        self.capture(agent, expect={"exposure-us": 600_000})
        agent.ask("controls", exposure_us=2000)
        for _ in range(2):
            self.capture(agent, expect={"exposure-us": 2000})
        self.assertLess(agent.event("stalled")["frozen-ms"], 3000)

    def test_tells_of_nothing_after_a_time_in_which_the_process_stood_still(self):
        agent = self.running()
        self.capture(agent)
        agent.process.send_signal(signal.SIGSTOP)
        time.sleep(0.5)
        agent.process.send_signal(signal.SIGCONT)
        self.capture(agent)
        before = agent.heartbeat()["frames"]
        agent.heartbeat(lambda body: body["frames"] > before + 5)
        self.assertEqual([], agent.events("stalled"))

    def test_tells_of_nothing_while_stopped(self):
        agent = self.running()
        self.capture(agent)
        agent.ask("stop")
        for _ in range(3):
            self.assertFalse(agent.heartbeat()["started"])
        self.assertEqual([], agent.events("stalled"))


if __name__ == "__main__":
    unittest.main()
