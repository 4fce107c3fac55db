"""The agent: what is asked, on which thread it is done, and how it is answered."""

import os
import queue
import sys
import time

from . import failures, jpeg, process
from .liveness import Watcher, beat, in_background
from .wire import ERROR, READY, REPLY, Wire

_HEARTBEAT = 0.25  # seconds


class Request:
    """One request of the host; `until` is when it gives up, in the time of time.monotonic()."""

    def __init__(self, number, millis, body):
        self.number = number
        self.until = time.monotonic() + millis / 1000
        self.body = body
        self.operation = body.get("operation")


class Lane:
    """A thread that does one request after another."""

    def __init__(self, name, do):
        self._todo = queue.SimpleQueue()
        self._do = do
        self.current = None  # (operation, since) or None
        in_background(name, self._run)

    def put(self, request):
        self._todo.put(request)

    def _run(self):
        while True:
            request = self._todo.get()
            self.current = (request.operation, time.monotonic())
            self._do(request)
            self.current = None


class Agent:
    """Routes requests: what may hang on one lane, what must pass it on another, what never hangs at once."""

    def __init__(self, wire):
        from . import camera, shot  # these import picamera2

        self._wire = wire
        self._list = camera.cameras
        self._camera = camera.Camera()
        self._watcher = Watcher(self._camera, wire)
        self._shots = shot.Shots(self._camera, wire)
        self._slots = None
        self._work = Lane("work", self._answer)
        self._passing = Lane("stop", self._answer)

    def serve(self):
        """Answers requests until the input ends."""
        in_background("watch", self._watcher.run)
        in_background("heartbeat", beat, _HEARTBEAT, self._wire, self._vitals)
        while True:
            request = Request(*self._wire.receive())
            if request.operation == "close":
                self._answer(request)
            elif request.operation in ("stop", "clear"):
                self._passing.put(request)
            else:
                self._work.put(request)

    def _answer(self, request):
        try:
            self._wire.send(REPLY, request.number, self._do(request))
        except BaseException as error:  # every request is answered, whatever a library raises or returns
            self._wire.send(ERROR, request.number, failures.report(error))
        if request.operation == "close":
            os._exit(0)

    def _do(self, request):
        known = {name[4:]: name for name in dir(self) if name.startswith("_on_")}
        if request.operation not in known:
            raise failures.AgentError("DEFECT", "no operation %s" % request.operation)
        if time.monotonic() > request.until:
            raise failures.AgentError("TIMEOUT", "%s waited for its turn until its end" % request.operation)
        return getattr(self, known[request.operation])(request) or {}

    def _on_cameras(self, request):
        return {"cameras": self._list()}

    def _on_open(self, request):
        return self._camera.open(request.body.get("id"), request.body.get("index"))

    def _on_configure(self, request):
        return self._camera.configure(request.body)

    def _on_attach(self, request):
        from .slots import Slots

        body = request.body
        self._slots = Slots(body["path"], body["generation"], body["slots"], body["slot-bytes"])

    def _on_start(self, request):
        self._shots.started()
        self._camera.start(request.body.get("controls", {}))
        self._camera.await_frame(request.until - 0.1)

    def _on_meter(self, request):
        from .meter import meter

        settle = request.body["settle-ms"] / 1000
        until = min(time.monotonic() + settle, request.until - 0.1)
        return meter(self._camera, request.body.get("controls", {}), until)

    def _on_controls(self, request):
        self._camera.apply({key: value for key, value in request.body.items() if key != "operation"})

    def _on_capture(self, request):
        if self._slots is None:
            raise failures.AgentError("DEFECT", "no shared memory is attached")
        return self._shots.capture(request, self._slots)

    def _on_stop(self, request):
        self._camera.stop()

    def _on_clear(self, request):
        self._camera.clear()

    def _on_close(self, request):
        pass

    def _vitals(self):
        picam2 = self._camera.picam2
        operation, since = self._passing.current or self._work.current or (None, time.monotonic())
        return {
            "frames": getattr(picam2, "frames", 0),
            "started": getattr(picam2, "started", False),
            "jobs": len(getattr(picam2, "_job_list", ())),
            "loop-alive": self._camera.loop_alive(),
            "operation": operation,
            "operation-ms": int((time.monotonic() - since) * 1000),
            "rss-bytes": process.resident_bytes(),
            "descriptors": process.descriptors(),
        }


def main():
    """Runs the agent. Never returns: an ordinary end of the interpreter would close the camera, which hangs."""
    wire = Wire(*process.take_streams())
    try:
        import picamera2
    except Exception as error:  # packages that do not fit together raise all kinds
        os.write(2, ("agent: this Python (%s) %s\n" % (sys.executable, _why_not(error))).encode())
        os._exit(3)
    wire.send(READY, 0, _ready(picamera2))
    Agent(wire).serve()


def _why_not(error):
    if isinstance(error, ModuleNotFoundError) and error.name in ("picamera2", None):
        return "has no picamera2: sudo apt install python3-picamera2 (%s)" % error
    words = " ".join(str(error).split())
    return "cannot load picamera2 (%s: %s): sudo apt full-upgrade, and remove what pip installed over it" % (
        type(error).__name__,
        words,
    )


def _ready(library):
    return {
        "protocol": 1,
        "agent": "picamera2",
        "pid": os.getpid(),
        "python": "%d.%d.%d" % sys.version_info[:3],
        "picamera2": _version(library),
        "pillow": jpeg.VERSION,
    }


def _version(library):
    found = getattr(library, "__version__", None)
    if found is None:
        from importlib import metadata

        try:
            found = metadata.version("picamera2")
        except metadata.PackageNotFoundError:
            pass
    return found
