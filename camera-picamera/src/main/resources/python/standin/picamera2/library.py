"""The class Picamera2: one camera, one event loop, one row of jobs."""

import atexit
import signal
import time

from .captures import Captures
from .configuration import Configurations, laid_out
from .device import Device, Request
from .loop import EventLoop
from .request import Buffer
from .script import SCRIPT

_DEVICES = {info["id"]: Device(info) for info in SCRIPT.cameras}
_OPEN = {}

if SCRIPT.ignore_sigterm:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
time.sleep(SCRIPT.import_ms / 1000)


class Picamera2(Configurations, Captures):
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
        super().__init__()
        self.device = _DEVICES[identity]
        self.is_open = self.started = False
        self.stop_count = self.configure_count = 0
        self.camera_config, self._controls = {}, {}
        self._preview, self._event_loop_running = None, False
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


def _missing(device):
    faults = [f for f in SCRIPT.faults if f.kind == "missing" and f.camera in ("*", device.info["id"])]
    return bool(faults) and any(f.kind == "missing" for f in device.memory.happened("list"))
