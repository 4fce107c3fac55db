"""The class Picamera2: one camera, one event loop, one row of jobs."""

import atexit
import contextlib
import functools
import signal
import threading
import time

from .configuration import Configurations, laid_out
from .device import Device, Request
from .job import Job
from .loop import EventLoop
from .request import Buffer, CompletedRequest
from .script import LASTING, SCRIPT

_DEVICES = {info["id"]: Device(info) for info in SCRIPT.cameras}
_OPEN = {}

if SCRIPT.ignore_sigterm:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
time.sleep(SCRIPT.import_ms / 1000)


class Picamera2(Configurations):
    """See the package."""

    @staticmethod
    def global_camera_info():
        """The cameras, sorted by their ids in reverse."""
        present = [device for device in _DEVICES.values() if not _missing(device)]
        found = [
            {"Model": device.info["model"], "Location": 2, "Rotation": 180, "Id": device.info["id"], "Num": number}
            for number, device in enumerate(present)
        ]
        return sorted(found, key=lambda info: info["Id"], reverse=True)

    def __init__(self, camera_num=0, tuning=None, allocator=None):
        identity = self.global_camera_info()[camera_num]["Id"]
        self.device = _DEVICES[identity]
        self.is_open = self.started = False
        self.frames = self.stop_count = self.configure_count = 0
        self.completed_requests, self._job_list, self._requests = [], [], []
        self.camera_config, self._controls = {}, {}
        self.lock, self._requestslock = threading.Lock(), threading.Lock()
        self._preview, self._event_loop_running, self._max_queue_len = None, False, 0
        self._last_flush, self._captured, self._label = None, 0, (0, 0)
        try:
            if identity in _OPEN:
                _OPEN[identity].device.broken = True  # the second breaks the first for good
                raise RuntimeError("Failed to acquire camera: Device or resource busy")
            self.device.acquire()
        except Exception as error:
            raise RuntimeError("Camera __init__ sequence did not complete.") from error
        _OPEN[identity] = self
        self.is_open = True
        self.camera_controls = self.device.optics.limits()
        self.camera_properties = {"Model": self.device.info["model"], "Rotation": 180}
        self.sensor_resolution = tuple(self.device.info.get("size", (3280, 2464)))
        self.sensor_format = "SBGGR10_CSI2P"
        atexit.register(self.close)

    def configure(self, camera_config):
        """Applies a configuration, and fills in what was chosen."""
        if self.started:
            raise RuntimeError("Camera must be stopped before configuring")
        buffers = camera_config["buffer_count"]
        memory = self.device.memory
        if buffers <= 2:
            memory.cure("small")
        self.device.strike([f for f in memory.happened("configure") if buffers > f.get("buffers", 0)])
        self.camera_config = laid_out(camera_config)
        self._max_queue_len = 1 if camera_config["queue"] and buffers > 1 else 0
        self._controls = {}
        self.set_controls(camera_config["controls"])
        self.configure_count += 1

    def stream_configuration(self, name="main"):
        """One stream as it was laid out."""
        return self.camera_config[name]

    def camera_configuration(self):
        """The configuration."""
        return self.camera_config

    def set_controls(self, controls):
        """Controls for the next request that is queued."""
        for name in controls:
            if name not in self.camera_controls:
                raise RuntimeError("Control %s is not advertised by libcamera" % name)
        self._controls.update(controls)

    def take_controls(self):
        """The controls that wait, once."""
        controls, self._controls = self._controls, {}
        return controls

    def start(self, config=None):
        """Starts the event loop, if it does not run, and the camera."""
        if config is not None:
            self.configure(config)
        if not self.camera_config:
            raise RuntimeError("Camera has not been configured")
        if not self._event_loop_running:
            self._preview = EventLoop(self)
            self._event_loop_running = True
        if not self.started:
            streams = [name for name in ("main", "lores", "raw") if self.camera_config.get(name)]
            requests = [
                Request([Buffer(name, self.camera_config[name]) for name in streams])
                for _ in range(self.camera_config["buffer_count"])
            ]
            self.device.start(self.take_controls(), requests, self._completed)
            self.started = True

    def stop(self):
        """Stops the camera, from the event loop: behind every job that was queued before."""
        if not self.started:
            return
        if self._preview is not None and self._event_loop_running:
            self._dispatch([self.stop_], True, immediate=True)
        else:
            self.stop_()

    def stop_(self):
        """Stops the camera here and now."""
        if self.started:
            self.stop_count += 1
            self.device.stop()
            self.started = False
            with self._requestslock:
                unseen, self._requests = self._requests, []
            for request in unseen + self.completed_requests:
                request.release()
            self.completed_requests = []
        return True, None

    def stop_preview(self):
        """Ends the event loop and waits for its thread."""
        if self._preview is None:
            raise RuntimeError("No preview specified.")
        self._preview.stop()
        self._preview, self._event_loop_running = None, False

    def close(self):
        """Stops and releases the camera. Waits for the event loop without limit."""
        atexit.unregister(self.close)
        if self._preview is not None:
            self.stop_preview()
        if self.is_open:
            self.stop()
            self.device.release()
            self.is_open = False
            del _OPEN[self.device.info["id"]]

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.close()

    def cancel_all_and_flush(self):
        """Cancels every job that is queued."""
        with self.lock:
            for job in self._job_list:
                job.cancel()
            self._job_list = []

    def wait(self, job, timeout=None):
        """The result of a job."""
        return job.get_result(timeout=timeout)

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
        finished = []
        with self.lock:
            self.completed_requests += good
            while self._job_list and self._job_list[0].execute():
                finished.append(self._job_list.pop(0))
            while len(self.completed_requests) > self._max_queue_len:
                self.completed_requests.pop(0).release()
        for job in finished:
            job.signal()
        if self.device.loop_dies and good:
            self.device.loop_dies = False
            raise RuntimeError("Failed to queue request: Invalid argument")

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
        return job.get_result(None if wait is True else wait) if wait else job

    def _struck(self, flush):
        if flush is not None and flush == self._last_flush:
            return [], flush  # the same picture is tried for once more
        self._last_flush = flush
        self._captured = self.device.memory.count("capture")
        faults = self.device.memory.happened("capture")
        now = [f for f in faults if f.when == "before" and f.kind != "slow"]
        self.device.strike(now)
        if any(f.kind in LASTING for f in now):  # no frame that came before the fault saves this capture
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


def _missing(device):
    faults = [f for f in SCRIPT.faults if f.kind == "missing" and f.camera in ("*", device.info["id"])]
    return bool(faults) and any(f.kind == "missing" for f in device.memory.happened("list"))
