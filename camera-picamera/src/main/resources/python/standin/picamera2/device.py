"""A camera below the library: its sensor's thread, its buffers, and the faults that sit there."""

import collections
import fcntl
import os
import threading
import time

from . import trouble
from .memory import Memory
from .optics import Optics
from .script import LASTING, PICTURES, SCRIPT

_DROPPED_AT_START = 2  # frames
_DELIVERY_NS = 4_000_000  # from the sensor's timestamp to the library
_SILENT = ("stall", "timeout", "queue", "wedge", "starve")


class Request:
    """A set of buffers on its way through the camera, with what was asked and what came of it."""

    def __init__(self, buffers):
        self.buffers = buffers
        self.controls, self.metadata = {}, {}
        self.good = True
        self.number = 0


class Device:
    """One camera. `deliver` is called on the sensor's thread with each request that completes."""

    def __init__(self, info):
        self.info = info
        self.memory = Memory(info["id"])
        self.optics = Optics(info.get("lens", False), info.get("frame-us", SCRIPT.frame_us))
        self.lock = threading.RLock()
        self.pictures = []  # [fault, frames left]
        self.loop_dies = self.listener_dead = self.broken = False
        self._queue = collections.deque()
        self._halt = None
        self._held = None
        self._since = {}  # fault index: when it began, or when the camera was started with it
        self._said = set()
        self._grace = 0
        self._frames = 0

    def acquire(self):
        """Opens the camera for this process alone."""
        with self.lock:
            self.strike(self.memory.happened("open"))
            if self.memory.lock_file:
                self._held = os.open(self.memory.lock_file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
                try:
                    fcntl.lockf(self._held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except OSError as error:
                    self.release()
                    raise RuntimeError("Failed to acquire camera: Device or resource busy") from error
            self.memory.cure("process", "restart")

    def release(self):
        """Closes the camera."""
        if self._held is not None:
            os.close(self._held)
            self._held = None

    def start(self, controls, requests, deliver):
        """Begins to fill requests; the frames of the start are bad ones."""
        with self.lock:
            self.memory.cure("restart")
            self.strike(self.memory.happened("start"))
            if self.broken:
                raise RuntimeError("Failed to start camera: Permission denied")
            now = time.monotonic()
            active = self.memory.active()
            self._since = {fault.index: now for fault in active}
            self._said, self._grace = set(), max([fault.get("frames", 0) for fault in active] or [0])
            self._controls(controls)
            self._queue.extend(requests)
            self._halt = threading.Event()
            thread = threading.Thread(
                target=self._run, args=(self._halt, deliver), name="sensor", daemon=True
            )
            thread.start()

    def stop(self):
        """Ends the frames; what is queued is lost."""
        with self.lock:
            self.strike(self.memory.happened("stop"))
            if any(fault.kind == "wedge" for fault in self.memory.active()):
                trouble.hold(None)
            if self._halt is not None:
                self._halt.set()
            self._queue.clear()

    def queue(self, request):
        """Gives a request back to be filled again."""
        with self.lock:
            self._queue.append(request)

    def strike(self, faults):
        """Lets faults begin. Those of one call act here and may raise, block or end the process."""
        for fault in faults:
            if fault.kind in LASTING:
                with self.lock:
                    self.memory.activate(fault)
                    self._since[fault.index] = time.monotonic()
            elif fault.kind in PICTURES:
                self.pictures.append([fault, fault.get("frames", 1)])
            elif fault.kind == "loop":
                self.loop_dies = True
            elif fault.kind == "listener":
                self.listener_dead = True
                trouble.say("Traceback: the thread that listens to libcamera has ended\n")
            else:
                trouble.strike(fault)

    def _run(self, halt, deliver):
        begun, due = self._frames, time.monotonic()
        while True:
            due += self.optics.frame_us() / 1e6
            now = time.monotonic()
            if due < now:  # frames that nobody had time for are gone
                due = now
            if halt.wait(due - now):
                return
            with self.lock:
                request = None if halt.is_set() else self._expose(begun)
            if request is not None and not self.listener_dead:
                deliver(request)

    def _expose(self, begun):
        active = self._active()
        if any(fault.kind in _SILENT for fault in active) and not self._graced():
            self._complain(active)
            return None
        if not self._queue or self.broken:
            return None
        self._frames += 1
        request = self._queue.popleft()
        self._controls(request.controls)
        request.controls, request.number = {}, self._frames
        failing = any(fault.kind == "errors" for fault in active)
        request.good = self._frames - begun > _DROPPED_AT_START and not failing
        request.metadata = self.optics.expose()
        request.metadata["SensorTimestamp"] = time.clock_gettime_ns(time.CLOCK_BOOTTIME) - _DELIVERY_NS
        return request

    def _controls(self, controls):
        if not any(fault.kind == "deaf" for fault in self.memory.active()):
            self.optics.apply(controls)

    def _active(self):
        active = self.memory.active()
        for fault in active:
            lasts = fault.get("ms", None)
            if lasts is not None and time.monotonic() - self._since[fault.index] >= lasts / 1000:
                self.memory.end(fault)
        return self.memory.active() if active else active

    def _graced(self):
        self._grace -= 1
        return self._grace >= 0

    def _complain(self, active):
        limit = max(1.0, 5 * self.optics.frame_us() / 1e6)
        for fault in active:
            frozen = time.monotonic() - self._since[fault.index]
            if fault.index in self._said:
                continue
            if fault.kind == "queue":
                trouble.say(trouble.QUEUE)
            elif fault.kind == "timeout" and frozen >= limit:
                trouble.say(trouble.FRONTEND)
            else:
                continue
            self._said.add(fault.index)
