"""The agent as a process: how it begins, how it ends, and what it makes of bad input."""

import os
import signal
import subprocess
import sys
import unittest

import host
from host import AGENT, BLOCKED, Agent, AgentTest, environment, eventually


class ProcessTest(AgentTest):
    def test_says_ready_first(self):
        agent = self.agent()
        kind, number, body = agent.frames[0]
        self.assertEqual((host.READY, 0), (kind, number))
        self.assertEqual((1, "picamera2", agent.process.pid), (body["protocol"], body["agent"], body["pid"]))
        self.assertEqual("stand-in", body["picamera2"])

    def test_runs_without_numpy_and_pillow(self):
        for module in ("numpy", "PIL"):
            blocked = subprocess.run([sys.executable, "-c", "import " + module], env=environment({}), stderr=-1)
            self.assertIn(b"blocked in this test", blocked.stderr)
        self.assertIsNone(self.running().frames[0][2]["pillow"])

    def test_ends_when_its_input_ends(self):
        agent = self.running()
        agent.process.stdin.close()
        self.assertEqual(0, agent.exit())

    def test_ends_when_its_input_ends_while_a_capture_is_stuck(self):
        agent = self.running({"fault": "stall", "capture": 0})
        self.request(agent)
        agent.event("stalled")
        agent.process.stdin.close()
        self.assertEqual(0, agent.exit())

    def test_goes_on_at_signals_that_come_to_all_processes_of_a_terminal_or_a_service(self):
        agent = self.running({"fault": "slow", "capture": 0, "ms": 200})
        number = self.request(agent)
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            agent.process.send_signal(name)
        agent.answer(number)
        self.capture(agent)

    def test_ends_after_close(self):
        agent = self.running()
        self.assertEqual({}, agent.ask("close"))
        self.assertEqual(0, agent.exit())

    def test_does_not_begin_under_a_parent_that_is_not_named(self):
        agent = Agent(self.script(), STEADYSCAN_PARENT="1")
        self.addCleanup(agent.end)
        self.assertEqual(0, agent.exit())
        self.assertEqual([], agent.frames)
        self.assertIn(b"has to exec it", agent.errors)

    def test_dies_with_its_parent_although_the_interpreter_is_frozen(self):
        script = self.script({"fault": "hold", "open": 0})
        parent = subprocess.Popen(
            [sys.executable, "-c", _PARENT, host.HERE, AGENT], env=environment(script), stdout=subprocess.PIPE
        )
        self.addCleanup(parent.stdout.close)
        pid = int(parent.stdout.readline())
        self.assertTrue(_lives(pid))
        parent.kill()
        parent.wait()
        eventually(lambda: not _lives(pid), "the end of the agent")

    def test_says_what_to_install_where_the_library_is_missing(self):
        agent = Agent(self.script(), os.path.join(host.HERE, "without"), BLOCKED)
        self.addCleanup(agent.end)
        self.assertEqual(3, agent.exit())
        self.assertEqual(1, agent.errors.count(b"\n"), agent.errors)
        self.assertIn(b"python3-picamera2", agent.errors)
        self.assertEqual([], agent.frames)

    def test_says_what_to_do_where_the_library_cannot_be_loaded(self):
        agent = Agent(self.script(), os.path.join(host.HERE, "unfit"), BLOCKED)
        self.addCleanup(agent.end)
        self.assertEqual(3, agent.exit())
        self.assertEqual(1, agent.errors.count(b"\n"), agent.errors)
        self.assertIn(b"ValueError: numpy.dtype size changed", agent.errors)
        self.assertIn(b"full-upgrade", agent.errors)

    def test_ends_at_input_that_is_no_frame(self):
        for data in (b"\0\0\0\x08", b"\x7f\0\0\0", b"\0\0\0\x0b\x02" + bytes(10), b"\0\0\0\x0b\x01" + bytes(10)):
            with self.subTest(data=data):
                agent = self.agent()
                agent.bytes(data)
                self.assertEqual(70, agent.exit())

    def test_answers_an_unknown_operation(self):
        self.assertIn("fly", self.refused("DEFECT", self.agent().ask, "fly"))

    def test_keeps_what_a_library_prints_out_of_the_protocol(self):
        agent = self.running({"fault": "print", "capture": 0})
        self.capture(agent)
        agent.said("a stray print of a library")

    def test_does_not_do_what_is_too_late_at_its_turn(self):
        agent = self.running({"fault": "slow", "capture": 0, "ms": 300})
        first = self.request(agent)
        late = agent.send("cameras", 1)
        agent.answer(first)
        self.refused("TIMEOUT", agent.answer, late)

    def test_beats_while_a_capture_is_stuck_and_says_what_is_stuck(self):
        agent = self.running({"fault": "stall", "capture": 0})
        self.request(agent)
        body = agent.heartbeat(lambda body: body["jobs"] == 1 and body["operation-ms"] > 300)
        self.assertTrue(body["started"] and body["loop-alive"], body)
        self.assertEqual("capture", body["operation"])
        self.assertGreater(body["rss-bytes"], 1 << 20)
        self.assertGreater(body["descriptors"], 2)

    def test_leaves_no_file_and_no_process(self):
        agent = self.running()
        self.capture(agent)
        agent.end()
        self.assertFalse(os.path.exists(self.ring.path))
        self.assertFalse(_lives(agent.process.pid))
        self.assertEqual(-signal.SIGKILL, agent.process.returncode)


_PARENT = """
import sys, time
sys.path.insert(0, sys.argv[1])
import host, os
agent = host.Agent(__import__("json").loads(os.environ["STEADYSCAN_STANDIN"]))
agent.frame(lambda kind, number, body: kind == host.READY, "READY")
agent.send("open", index=0)
time.sleep(0.5)
print(agent.process.pid, flush=True)
time.sleep(1000)
"""


def _lives(pid):
    try:
        with open("/proc/%d/stat" % pid, encoding="ascii") as file:
            return file.read().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


if __name__ == "__main__":
    unittest.main()
