"""Captures: jobs that wait for a frame, and the event loop's work on frames and jobs."""

import contextlib
import functools
import threading
import time

from .job import Job
from .request import CompletedRequest
from .script import LASTING


class Captures:
    """The part of Picamera2 that deals with frames. It needs `device` and `_preview`."""

    def __init__(self):
        self.frames = 0
        self.completed_requests, self._job_list, self._requests = [], [], []
        self.lock, self._requestslock = threading.Lock(), threading.Lock()
        self._max_queue_len = 0
        self._last_flush, self._captured = None, 0
        self._stamp, self._label = 0, (0, 0)  # of the last picture

    def cancel_all_and_flush(self):
        """Cancels every job that is queued."""
        with self.lock:
            for job in self._job_list:
                job.cancel()
            self._job_list = []

    def wait(self, job, timeout=None):
        """The result of a job. A frame has its picture by then, as one of a camera has."""
        result = job.get_result(timeout=timeout)
        if isinstance(result, CompletedRequest):
            result.paint()
        return result

    def capture_request(self, wait=None, signal_function=None, flush=None):
        """The next frame, exposed after `flush` if that is given; to be released by whoever gets it."""
        flush = time.monotonic_ns() if flush is True else flush
        faults, flush = self._struck(flush)
        held = time.monotonic() + max([f.get("ms", 1000) / 1000 for f in faults if f.kind == "slow"] or [0])
        functions = [
            lambda: (time.monotonic() >= held, None),
            functools.partial(self._exposed_after, flush),
            functools.partial(self._hand_over, [f for f in faults if f.when != "before"]),
        ]
        return self._dispatch(functions, wait)

    @contextlib.contextmanager
    def captured_request(self, wait=None, flush=None):
        """The next frame, released at the end of the block."""
        request = self.capture_request(wait=wait, flush=flush)
        try:
            yield request
        finally:
            request.release()

    def capture_array(self, name="main", wait=None):
        """A copy of the next frame's picture, made in the event loop; bytes, since there is no numpy here."""
        faults, flush = self._struck(None)
        functions = [
            functools.partial(self._exposed_after, flush),
            functools.partial(self._use, faults, lambda request: request.make_array(name)),
        ]
        return self._dispatch(functions, wait)

    def capture_metadata(self, wait=None, signal_function=None):
        """The metadata of the next frame."""
        return self._dispatch([functools.partial(self._use, None, CompletedRequest.get_metadata)], wait)

    def process_requests(self):
        """Serves what has come in. Called by the event loop."""
        with self._requestslock:
            new, self._requests = self._requests, []
        for request in new:
            if not request.request.good:  # frames of the start, and frames with an error
                request.release()
        good = [request for request in new if request.request.good]
        self.frames += len(good)
        if self.device.loop_dies and good:
            self.device.loop_dies = False
            raise RuntimeError("Failed to queue request: Invalid argument")
        finished = []
        with self.lock:
            self.completed_requests += good
            while self._job_list and self._job_list[0].execute():
                finished.append(self._job_list.pop(0))
            while len(self.completed_requests) > self._max_queue_len:
                self.completed_requests.pop(0).release()
        for job in finished:
            job.signal()

    def _completed(self, request):
        with self._requestslock:
            self._requests.append(CompletedRequest(request, self))
        if self._preview is not None:
            self._preview.tell()

    def _dispatch(self, functions, wait, immediate=False):
        job = Job(functions)
        with self.lock:
            first = not self._job_list
            self._job_list.append(job)
            if first and (self.completed_requests or immediate):
                self._preview.tell()
        wait = True if wait is None else wait
        return self.wait(job, None if wait is True else wait) if wait else job

    def _struck(self, flush):
        if flush is not None and flush == self._last_flush:
            return [], flush  # the same picture is tried for once more
        self._last_flush = flush
        self._captured = self.device.memory.count("capture")
        faults = self.device.memory.happened("capture")
        now = [f for f in faults if f.when == "before" and f.kind != "slow"]
        self.device.strike(now)
        if any(f.kind in LASTING or f.kind in ("loop", "listener") for f in now):  # no frame that came before the fault saves this capture
            flush = time.clock_gettime_ns(time.CLOCK_BOOTTIME)
        return faults, flush

    def _exposed_after(self, flush):
        while flush and self.completed_requests:
            metadata = self.completed_requests[0].get_metadata()
            if metadata["SensorTimestamp"] - 1000 * metadata["ExposureTime"] >= flush:
                return True, None
            self.completed_requests.pop(0).release()
        return not flush, None

    def _hand_over(self, faults):
        if not self.completed_requests:
            return False, None
        request = self.completed_requests.pop(0)
        request.faults = faults
        request.label = (request.request.number, self._captured)
        self._spoil(request)
        return True, request

    def _use(self, faults, use):
        done, request = self._hand_over(faults or []) if faults is not None else self._pop()
        result = use(request) if done else None
        if done:
            request.release()
        return done, result

    def _pop(self):
        return (True, self.completed_requests.pop(0)) if self.completed_requests else (False, None)

    def _spoil(self, request):
        """The faults of a picture."""
        metadata, spoiling = request.request.metadata, self.device.pictures
        kinds = [entry[0].kind for entry in spoiling]
        for entry in spoiling:
            entry[1] -= 1
        spoiling[:] = [entry for entry in spoiling if entry[1] > 0]
        if "repeat" in kinds:
            metadata["SensorTimestamp"] = self._stamp
        if "stale" in kinds:
            metadata["SensorTimestamp"] -= 5_000_000_000
        if "same" in kinds or "repeat" in kinds:
            request.label = self._label
        request.kind = next((kind for kind in kinds if kind in ("black", "magenta")), None)
        self._stamp, self._label = metadata["SensorTimestamp"], request.label

