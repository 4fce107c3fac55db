"""A small host: starts the agent on the stand-in, asks it, and keeps what it says."""

import json
import mmap
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
PYTHON = os.environ.get("STEADYSCAN_PYTHON_ROOT") or os.path.join(HERE, "..", "..", "main", "resources", "python")
AGENT, STANDIN = os.path.join(PYTHON, "agent"), os.path.join(PYTHON, "standin")
BLOCKED = os.path.join(HERE, "blocked")
LIMIT = 120.0  # seconds for what is to happen at once: for a machine that is busy
LENS, FIXED = "/base/standin/i2c@80000/lens@1a", "/base/standin/i2c@88000/fixed@10"
SIZE = (640, 480)
STRIDE, GENERATION = 1984, 7

REQUEST, READY, REPLY, ERROR, EVENT, HEARTBEAT = 1, 17, 18, 19, 20, 21
_KINDS = (READY, REPLY, ERROR, EVENT, HEARTBEAT)


class Refused(Exception):
    """An ERROR of the agent."""

    def __init__(self, body):
        super().__init__("%(kind)s: %(message)s %(evidence)s" % body)
        self.kind, self.body = body["kind"], body


class Ended(Exception):
    """The agent ended instead of answering."""


def environment(script, *paths, **more):
    """Variables of a process that runs on the stand-in."""
    found = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", STEADYSCAN_PARENT=str(os.getpid()))
    found["PYTHONPATH"] = os.pathsep.join(paths or (BLOCKED, STANDIN))
    found["STEADYSCAN_STANDIN"] = script if isinstance(script, str) else json.dumps(script)
    found.update(more)
    return found


def eventually(condition, what):
    """Waits until a condition holds and returns its value."""
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.005)
    raise AssertionError("not within %d s: %s" % (LIMIT, what))


class Agent:
    """One agent process."""

    def __init__(self, script, *paths, **variables):
        self.process = subprocess.Popen(
            [sys.executable, AGENT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(script, *paths, **variables),
        )
        self.frames, self.errors, self._last, self._ended = [], b"", 0, False
        self.started = 0  # the frames before this came before the camera's last start
        self._news = threading.Condition()
        self._threads = [threading.Thread(target=f) for f in (self._read, self._drain)]
        for thread in self._threads:
            thread.start()

    def send(self, operation, millis=int(LIMIT * 1000), **body):
        """Sends a request and returns its id. In names of keys _ stands for -."""
        self._last += 1
        body = {key.replace("_", "-"): value for key, value in body.items()}
        self.raw(json.dumps(dict(body, operation=operation)).encode(), self._last, millis)
        return self._last

    def raw(self, data, number=1, millis=0, kind=REQUEST):
        """Sends one frame."""
        self.bytes(struct.pack(">IBII", 9 + len(data), kind, number, millis) + data)

    def bytes(self, data):
        """Sends bytes."""
        try:
            self.process.stdin.write(data)
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # it ended, as whoever waits for the answer will see

    def answer(self, number):
        """Waits for the answer to a request."""
        kind, _, body = self.frame(lambda k, n, b: n == number and k in (REPLY, ERROR), "answer %d" % number)
        if kind == ERROR:
            raise Refused(body)
        return body

    def ask(self, operation, millis=int(LIMIT * 1000), **body):
        """Sends a request and waits for its answer."""
        return self.answer(self.send(operation, millis, **body))

    def frame(self, wanted, what, after=0):
        """Waits for a frame that is wanted(kind, id, body), from the `after`-th on."""
        with self._news:
            end = time.monotonic() + LIMIT
            while True:
                for frame in self.frames[after:]:
                    if wanted(*frame):
                        return frame
                if self._ended:
                    raise Ended("the agent ended before: %s; %s" % (what, self.errors.decode()))
                if not self._news.wait(end - time.monotonic()):
                    raise AssertionError("not within %d s: %s" % (LIMIT, what))

    def event(self, name, number=0):
        """Waits for an event."""
        return self.frame(lambda k, n, b: k == EVENT and b["event"] == name and n == number, name)[2]

    def stalled(self):
        """Waits until it has told of a stall since the last start."""
        self.frame(lambda k, n, b: k == EVENT and b["event"] == "stalled", "a stall", self.started)

    def events(self, name):
        """The events so far."""
        return [body for kind, _, body in list(self.frames) if kind == EVENT and body["event"] == name]

    def heartbeat(self, wanted=lambda body: True):
        """Waits for a heartbeat that is still to come."""
        after = len(self.frames)
        return self.frame(lambda k, n, b: k == HEARTBEAT and wanted(b), "heartbeat", after)[2]

    def said(self, text):
        """Waits for a text on standard error."""
        eventually(lambda: text.encode() in self.errors, text)

    def exit(self):
        """Waits for the end and returns the status."""
        status = self.process.wait(LIMIT)
        for thread in self._threads:
            thread.join()
        return status

    def end(self):
        """Ends it, however it is."""
        if self.process.poll() is None:
            self.process.kill()
        self.exit()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            try:
                pipe.close()
            except BrokenPipeError:
                pass

    def _read(self):
        pipe = self.process.stdout
        while True:
            head = pipe.read(4)
            frame = pipe.read(struct.unpack(">I", head)[0]) if len(head) == 4 else b""
            with self._news:
                self._ended = len(frame) < 9
                if not self._ended:
                    kind, number, millis = struct.unpack_from(">BII", frame)
                    assert kind in _KINDS and millis == 0, (kind, number, millis)
                    self.frames.append((kind, number, json.loads(frame[9:])))
                self._news.notify_all()
                if self._ended:
                    return

    def _drain(self):
        for line in self.process.stderr:
            self.errors += line


class Ring:
    """The shared memory of the host."""

    def __init__(self, slots=3, room=983_040, generation=GENERATION):
        self._file = tempfile.NamedTemporaryFile(prefix="steadyscan-test-", dir=_shared())
        self.path, self.slots, self.room = self._file.name, slots, room
        self._file.truncate(4096 + slots * (4096 + room))
        self.memory = mmap.mmap(self._file.fileno(), 0)
        struct.pack_into("<8sQIIQ", self.memory, 0, b"SSSLOTS1", generation, slots, 0, room)

    def attach(self, agent):
        """Has the agent map it, and unlinks it."""
        agent.ask("attach", path=self.path, generation=GENERATION, slots=self.slots, slot_bytes=self.room)
        self._file.close()

    def head(self, slot):
        """(begun, ended, bytes) of a slot."""
        return struct.unpack_from("<QQQ", self.memory, 4096 + slot * (4096 + self.room))

    def picture(self, reply):
        """The bytes of a picture; fails where they are not whole."""
        begun, ended, size = self.head(reply["slot"])
        assert (begun, ended, size) == (reply["sequence"],) * 2 + (reply["bytes"],), self.head(reply["slot"])
        at = 4096 + reply["slot"] * (4096 + self.room) + 4096
        return self.memory[at:at + size]


def _shared():
    return "/dev/shm" if os.path.isdir("/dev/shm") else None


class AgentTest(unittest.TestCase):
    """Tests with agents, a folder for the state of the stand-in, and nothing left behind."""

    def setUp(self):
        self.state = tempfile.mkdtemp(prefix="steadyscan-standin-")
        self.addCleanup(shutil.rmtree, self.state)
        self.ring = None
        self._sequence = 0

    def script(self, *faults, **more):
        """A script with small and quick cameras."""
        cameras = [
            {"id": LENS, "model": "standin-lens", "lens": True, "size": SIZE},
            {"id": FIXED, "model": "standin-fixed", "lens": False, "size": SIZE},
        ]
        return dict({"cameras": cameras, "frame-us": 10_000, "state": self.state, "faults": list(faults)}, **more)

    def agent(self, *faults, paths=(), **more):
        """Starts an agent; it ends with the test."""
        agent = Agent(self.script(*faults, **more), *paths)
        self.addCleanup(agent.end)
        agent.frame(lambda kind, number, body: kind == READY, "READY")
        return agent

    def opened(self, *faults, camera=LENS, **more):
        """Starts an agent and opens, configures and attaches."""
        agent = self.agent(*faults, **more)
        agent.ask("open", id=camera)
        self.configure(agent)
        self.ring = Ring()
        self.ring.attach(agent)
        return agent

    def running(self, *faults, camera=LENS, **more):
        """Starts an agent and its camera, and waits for frames."""
        agent = self.opened(*faults, camera=camera, **more)
        self.start(agent)
        return agent

    def configure(self, agent, **more):
        """Small pictures."""
        return agent.ask("configure", **dict({"columns": SIZE[0], "rows": SIZE[1], "format": "rgb"}, **more))

    def start(self, agent):
        """With fixed exposure, so that nothing depends on what the automatic has reached."""
        agent.started = len(agent.frames)
        agent.ask("start", controls={"exposure-us": 2000, "gain": 2.0, "red": 1.9, "blue": 1.6})

    def request(self, agent, millis=int(LIMIT * 1000), **more):
        """Asks for a picture and returns the id."""
        self._sequence += 1
        body = {"slot": self._sequence % 3, "sequence": self._sequence, "encode": "none", "still_us": 0}
        return agent.send("capture", millis, **dict(body, **more))

    def capture(self, agent, millis=int(LIMIT * 1000), **more):
        """Takes a picture."""
        return agent.answer(self.request(agent, millis, **more))

    def stalls(self, agent):
        """Asserts that a picture does not come and that the agent tells so; stops the camera."""
        number = self.request(agent)
        agent.stalled()
        agent.ask("stop")
        self.refused("STALLED", agent.answer, number)

    def refused(self, kind, call, *arguments, **more):
        """Asserts that a request fails with this kind (A|B: one of them), and returns the message."""
        with self.assertRaises(Refused) as caught:
            call(*arguments, **more)
        self.assertIn(caught.exception.kind, kind.split("|"), caught.exception)
        return caught.exception.body["message"]

    def restart(self, agent):
        """As the host does it."""
        agent.ask("stop")
        agent.ask("clear")
        self.start(agent)
