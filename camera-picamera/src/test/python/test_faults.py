"""Every fault of the stand-in against the agent: what it shows, and what cures it."""

import signal
import time
import unittest

import host
from host import AgentTest, Ended, Refused

WITHOUT_FRAMES = ("stall", "timeout", "queue", "errors", "starve")


class StallTest(AgentTest):
    def test_goes_on_after_a_restart_as_before(self):
        for kind in WITHOUT_FRAMES:
            with self.subTest(kind=kind):
                agent = self.running({"fault": kind, "capture": 1})
                before = self.capture(agent)
                picture = self.ring.picture(before)
                stuck = self.request(agent)
                agent.event("stalled")
                self.restart(agent)
                self.refused("STALLED", agent.answer, stuck)
                after = self.capture(agent)
                for key in ("exposure-us", "gain", "red", "blue", "focus"):
                    self.assertEqual(before["frame"][key], after["frame"][key])
                # Below the panel with the number of the frame the picture is the same.
                self.assertEqual(picture[-host.STRIDE * 240:], self.ring.picture(after)[-host.STRIDE * 240:])
                agent.end()
                self._forget()

    def test_says_stalled_itself_when_the_time_is_over(self):
        agent = self.running({"fault": "stall", "capture": 0})
        self.refused("STALLED", self.capture, agent, 5000)

    def test_stops_although_jobs_whose_time_is_over_stand_before_it(self):
        agent = self.running({"fault": "stall", "capture": 0})
        for _ in range(3):
            self.refused("STALLED|TIMEOUT", self.capture, agent, 300)
        stuck = self.request(agent)
        agent.heartbeat(lambda body: body["jobs"] == 1)
        agent.ask("stop")
        self.refused("STALLED", agent.answer, stuck)

    def test_says_what_libcamera_says_and_only_on_standard_error(self):
        for kind, text in (
            ("timeout", "Camera frontend has timed out!"),
            ("queue", "Failed to queue buffer 0: Invalid argument"),
        ):
            with self.subTest(kind=kind):
                agent = self.running({"fault": kind, "capture": 0})
                self.request(agent)
                agent.said(text)
                self.assertEqual([], [f for f in agent.frames if f[0] == host.ERROR])
                agent.end()
                self._forget()

    def test_stalls_after_each_start_where_a_restart_is_no_cure(self):
        agent = self.running({"fault": "timeout", "capture": 0, "cure": "process"})
        self.stalls(agent)
        for _ in range(2):
            self.refused("STALLED", self.restart, agent)
        agent.end()
        self.capture(self.running({"fault": "timeout", "capture": 0, "cure": "process"}))

    def test_stalls_again_after_a_few_good_frames(self):
        agent = self.running({"fault": "stall", "capture": 0, "cures": 2, "frames": 20})
        stuck = self.request(agent)
        agent.event("stalled")
        self.restart(agent)
        self.refused("STALLED", agent.answer, stuck)
        self.capture(agent)
        agent.stalled()
        self.restart(agent)
        self.capture(agent)

    def test_stays_stalled_over_processes_where_there_is_no_cure(self):
        fault = {"fault": "stall", "capture": 0, "cure": "never"}
        agent = self.running(fault)
        self.stalls(agent)
        agent.end()
        self.refused("STALLED", self.running, fault)

    def _forget(self):
        self.setUp()  # the next kind begins with a camera that has been through nothing


class DeathTest(AgentTest):
    def test_ends_as_the_fault_ends_it_and_a_new_process_goes_on(self):
        for kind, number in (("segfault", signal.SIGSEGV), ("abort", signal.SIGABRT), ("kill", signal.SIGKILL)):
            with self.subTest(kind=kind):
                fault = {"fault": kind, "capture": 1}
                agent = self.running(fault)
                self.capture(agent)
                with self.assertRaises(Ended):
                    self.capture(agent)
                self.assertEqual(-number, agent.exit())
                self.capture(self.running(fault))
                self.doCleanups()
                self.setUp()

    def test_leaves_a_slot_that_shows_that_it_is_torn(self):
        agent = self.running({"fault": "segfault", "capture": 1, "when": "map"})
        self.capture(agent, slot=0)
        with self.assertRaises(Ended):
            self.capture(agent, slot=0)
        begun, ended, _ = self.ring.head(0)
        self.assertEqual((2, 1), (begun, ended))

    def test_is_frozen_where_a_call_holds_the_interpreter_and_only_a_kill_ends_it(self):
        agent = self.running({"fault": "wedge", "capture": 0}, **{"ignore-sigterm": True})
        self.request(agent)
        agent.event("stalled")
        agent.send("stop")
        silent = len(agent.frames)
        while True:  # until no heartbeat comes in four of its intervals
            time.sleep(1)
            if silent == len(agent.frames):
                break
            silent = len(agent.frames)
        agent.process.terminate()
        time.sleep(0.1)
        self.assertIsNone(agent.process.poll())
        agent.end()
        self.assertEqual(-signal.SIGKILL, agent.process.returncode)
        self.capture(self.running({"fault": "wedge", "capture": 0}))

    def test_freezes_for_a_while_in_a_call_that_holds_the_interpreter(self):
        for operation in ("start", "configure", "stop"):
            with self.subTest(operation=operation):
                agent = self.running({"fault": "hold", operation: 1, "ms": 1500})
                agent.ask("stop")
                begin = time.monotonic()
                self.configure(agent)
                self.start(agent)
                agent.ask("stop")
                self.assertGreater(time.monotonic() - begin, 1.4)
                self.doCleanups()
                self.setUp()

    def test_stands_still_as_a_stopped_process_does(self):
        agent = self.running({"fault": "freeze", "capture": 0})
        self.request(agent)
        host.eventually(lambda: self._stopped(agent), "the process to stand still")
        agent.end()

    def test_survives_the_death_of_the_event_loop(self):
        agent = self.running({"fault": "loop", "capture": 1})
        self.capture(agent)
        self.request(agent)
        agent.said("Exception during process_requests()")
        self.assertFalse(agent.heartbeat(lambda body: not body["loop-alive"])["loop-alive"])
        agent.event("stalled")
        self.restart(agent)
        self.capture(agent)

    def test_needs_a_new_process_after_the_death_of_the_listener(self):
        fault = {"fault": "listener", "capture": 0}
        agent = self.running(fault)
        self.stalls(agent)
        self.refused("STALLED", self.restart, agent)
        agent.end()
        self.capture(self.running(fault))

    @staticmethod
    def _stopped(agent):
        with open("/proc/%d/stat" % agent.process.pid, encoding="ascii") as file:
            return file.read().rpartition(")")[2].split()[0] == "T"


class RefusalTest(AgentTest):
    def test_says_no_memory_and_is_content_with_less(self):
        agent = self.agent({"fault": "no-memory", "configure": 0, "times": 0, "buffers": 2})
        agent.ask("open", id=host.LENS)
        self.refused("NO_MEMORY", self.configure, agent)
        self.configure(agent, memory="small")
        self.start(agent)

    def test_says_what_the_start_failed_of_and_starts_the_next_time(self):
        for fault, kind in (("no-memory", "NO_MEMORY"), ("io", "GONE")):
            with self.subTest(fault=fault):
                agent = self.opened({"fault": fault, "start": 0})
                self.refused(kind, self.start, agent)
                self.start(agent)
                self.capture(agent)
                self.doCleanups()
                self.setUp()

    def test_says_busy_with_its_chain_of_causes_and_opens_later(self):
        faults = {"fault": "busy", "open": 0, "times": 2}
        for _ in range(2):
            with self.assertRaises(Refused) as caught:
                self.agent(faults).ask("open", id=host.LENS)
            self.assertEqual("BUSY", caught.exception.kind)
            self.assertIn("Device or resource busy", str(caught.exception))
        self.agent(faults).ask("open", id=host.LENS)

    def test_says_gone_while_the_camera_is_missing(self):
        agent = self.agent({"fault": "missing", "camera": host.LENS, "list": 0, "times": 2})
        self.assertEqual([host.FIXED], [camera["id"] for camera in agent.ask("cameras")["cameras"]])
        self.refused("GONE", agent.ask, "open", id=host.LENS)
        self.assertEqual(host.LENS, agent.ask("open", id=host.LENS)["id"])


class PictureTest(AgentTest):
    def test_is_refused_where_it_is_of_one_colour_before_the_rig_may_move(self):
        for kind in ("black", "magenta"):
            with self.subTest(kind=kind):
                agent = self.running({"fault": kind, "capture": 1})
                self.capture(agent)
                exposures = len(agent.events("exposed"))
                self.assertIn("one colour", self.refused("BAD_FRAME", self.capture, agent))
                self.assertEqual(exposures, len(agent.events("exposed")))
                self.capture(agent)
                agent.end()
                self.setUp()

    def test_is_the_same_again_under_a_new_timestamp(self):
        agent = self.running({"fault": "same", "capture": 1})
        first, second = self.capture(agent), self.capture(agent)
        self.assertEqual(self.ring.picture(first), self.ring.picture(second))
        self.assertGreater(second["frame"]["sensor-ns"], first["frame"]["sensor-ns"])

    def test_floods_standard_error(self):
        agent = self.running({"fault": "flood", "capture": 0, "bytes": 1 << 20})
        self.capture(agent)
        host.eventually(lambda: len(agent.errors) > 1_000_000, "a megabyte on standard error")

    def test_shows_leaks_in_the_heartbeats(self):
        agent = self.running(
            {"fault": "leak-descriptors", "capture": 0, "times": 0, "count": 20},
            {"fault": "leak-memory", "capture": 0, "times": 0, "bytes": 8 << 20},
        )
        before = agent.heartbeat()
        for _ in range(3):
            self.capture(agent)
        after = agent.heartbeat()
        self.assertGreaterEqual(after["descriptors"] - before["descriptors"], 60)
        self.assertGreater(after["rss-bytes"] - before["rss-bytes"], 20 << 20)


class ScriptTest(AgentTest):
    def test_is_for_the_camera_that_it_names(self):
        fault = {"fault": "stall", "capture": 0, "camera": host.FIXED}
        self.capture(self.running(fault))
        self.stalls(self.running(fault, camera=host.FIXED))

    def test_draws_the_same_faults_from_the_same_seed(self):
        fault = {"rate": 0.5, "seed": 3, "faults": ["black", {"fault": "magenta"}]}
        drawn = []
        for _ in range(2):
            agent = self.running(fault)
            drawn.append([self._is_taken(agent) for _ in range(12)])
            agent.end()
            self.setUp()
        self.assertEqual(drawn[0], drawn[1])
        self.assertLess(1, len(set(drawn[0])))

    def _is_taken(self, agent):
        try:
            self.capture(agent)
        except Refused:
            return False
        return True

    def test_counts_a_picture_once_that_takes_several_frames(self):
        agent = self.running({"fault": "stall", "capture": 2})
        for exposure in (3000, 4000):
            agent.ask("controls", exposure_us=exposure)
            self.capture(agent, expect={"exposure-us": exposure})
        self.stalls(agent)

    def test_says_what_is_wrong_with_it(self):
        for script, words in (
            ({"faults": [{"fault": "stal"}]}, b"faults[0]: fault = 'stal'; there are"),
            ({"faults": [{"fault": "stall", "captur": 1}]}, b"unknown key captur"),
            ({"faults": [{"fault": "stall", "capture": "1"}]}, b"capture = '1' has to be a number"),
            ({"faults": [{"fault": "stall", "cure": "rest"}]}, b"cure = 'rest' has to be one of"),
            ({"faults": [{"rate": 1}]}, b'rate needs "faults"'),
            ({"fault": []}, b"unknown key fault"),
            ([], b"has to be a JSON object"),
            ("/no/such/file", b"neither JSON nor a file with it"),
        ):
            with self.subTest(script=script):
                agent = host.Agent(script)
                self.assertEqual(1, agent.exit())
                self.assertIn(words, agent.errors)
                agent.end()


if __name__ == "__main__":
    unittest.main()
