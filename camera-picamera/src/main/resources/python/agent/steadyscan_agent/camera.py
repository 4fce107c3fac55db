"""One camera of Picamera2: found, configured, started, stopped. Keeps nothing that is worth saving."""

import concurrent.futures
import threading
import time

import picamera2

from . import failures, settings
from .clock import boottime_ns
from .failures import AgentError
from .holders import holders

_FORMATS = {"BGR888": "RGB8", "RGB888": "BGR8"}  # Picamera2 names the order of a little-endian word
_PREVIEW = (640, 480)  # the main stream that has to exist beside a raw one
_DEVICES = getattr(picamera2, "DEVICES", "/dev/media*")  # what libcamera locks; the stand-in has files of its own


def cameras():
    """The cameras of this machine, in the order of Picamera2's index."""
    return [
        {"id": info["Id"], "model": info["Model"], "index": index, "rotation": info.get("Rotation", 0)}
        for index, info in enumerate(picamera2.Picamera2.global_camera_info())
    ]


def _opened(index):
    try:
        return picamera2.Picamera2(index)
    except RuntimeError as error:
        if failures.kind(error) != "BUSY":
            raise
        who = ", ".join(holders(_DEVICES)) or "it cannot be told which"
        raise AgentError("BUSY", "another process has the camera: %s" % who) from error


class Camera:
    """What the other parts need of Picamera2. `stop` and `clear` may come while a frame is waited for."""

    def __init__(self):
        self.picam2 = None
        self.stream = "main"
        self.fresh_ns = 0  # frames exposed before this are not to be returned
        self.frame_us = 33_333  # the duration of a frame, as far as known
        self._shortest_us = 33_333
        self.stalled = False  # told by the watcher
        self._stalled_at_stop = False
        self.run = None  # the number of the start that this is, or None while stopped
        self._starts = 0
        self._gate = threading.Lock()  # no job is queued between a stop's flush and its stop

    def open(self, wanted_id, wanted_index):
        """Opens a camera by its id, or by its place among the ids in ascending order."""
        if self.picam2 is not None:
            # A second Picamera2 on the same camera would break the first for good.
            raise AgentError("DEFECT", "this agent has a camera already")
        found = sorted(cameras(), key=lambda camera: camera["id"])
        chosen = [
            camera for place, camera in enumerate(found) if wanted_id == camera["id"] or wanted_index == place
        ]
        if not chosen:
            wanted = "number %s" % wanted_index if wanted_id is None else wanted_id
            raise AgentError("GONE", "no camera %s; there is %s" % (wanted, [c["id"] for c in found] or "none"))
        picam2 = self.picam2 = _opened(chosen[0]["index"])
        manager = getattr(picam2, "camera_manager", None)
        return {
            "id": chosen[0]["id"],
            "model": chosen[0]["model"],
            "lens": settings.has_lens(picam2),
            "controls": settings.limits(picam2),
            "resolution": list(picam2.sensor_resolution),
            "libcamera": getattr(manager, "version", None),
        }

    def configure(self, body):
        """Applies size and format, and tells what the library made of them."""
        picam2 = self.opened()
        small = body.get("memory") == "small"
        buffers = min(body.get("buffers", 3), 2) if small else body.get("buffers", 3)
        size = (body["columns"], body["rows"])
        raw = None  # the default would allocate a raw stream
        if body["format"] == "raw":
            # Without its packing a format is of 16 bits a value: a Pi 5 would compress the packed one, a Pi 4 pack it.
            raw = {"size": size, "format": picam2.sensor_format.partition("_")[0]}
        controls = {}
        if "frame-duration-us" in body:
            controls["FrameDurationLimits"] = (body["frame-duration-us"],) * 2
        picam2.configure(
            picam2.create_still_configuration(
                main={"size": _PREVIEW} if raw else {"size": size, "format": "BGR888"},
                raw=raw,
                buffer_count=buffers,
                controls=controls,
                display=None,
                encode=None,
                queue=not small,
            )
        )
        self.stream = "raw" if raw else "main"
        shortest = picam2.camera_controls.get("FrameDurationLimits", (0,))[0]
        self._shortest_us = max(shortest, body.get("frame-duration-us", 0)) or 33_333
        self.expect_exposure(0)
        return dict(self._as_asked(size), controls=settings.limits(picam2))

    def layout(self):
        """The shape of a picture, as the library chose it."""
        stream = self.opened().stream_configuration(self.stream)
        columns, rows = stream["size"]
        return {
            "columns": columns,
            "rows": rows,
            "stride": stream["stride"],
            "format": _FORMATS.get(stream["format"], stream["format"]),
            "frame-bytes": stream["stride"] * rows,
        }

    def _as_asked(self, size):
        """The layout; the library only logs that it chose another size."""
        layout = self.layout()
        given = (layout["columns"], layout["rows"])
        if given != size:
            words = "columns x rows = %d x %d: the %s gives %d x %d"
            raise AgentError("SETTING_REFUSED", words % (size + (settings.model_of(self.picam2),) + given))
        return layout

    def start(self, controls):
        """Starts with these controls; those of the configuration are given again as well."""
        picam2 = self.opened()
        wanted = dict(picam2.camera_configuration().get("controls") or {})
        wanted.update(settings.translate(picam2, controls))
        picam2.set_controls(wanted)
        self.expect_exposure(controls.get("exposure-us", 0))
        picam2.start()
        with self._gate:
            self._starts += 1
            self.run, self.stalled = self._starts, False

    def await_frame(self, until):
        """Waits until a camera that was started brings frames."""
        run, before = self.run, self.picam2.frames
        while self.picam2.frames == before:
            if self.stalled or self.run != run or time.monotonic() > until:
                raise AgentError("STALLED", "it was started, and no frame came")
            time.sleep(0.002)

    def apply(self, controls):
        """Hands controls to the camera; they arrive some frames later."""
        self.opened().set_controls(settings.translate(self.picam2, controls))
        before = self.frame_us  # frames of the former exposure are under way; one that was taken tells its duration
        self.expect_exposure(controls.get("exposure-us", 0))
        self.frame_us = max(before, self.frame_us)

    def stop(self):
        """Stops, whatever is pending: a stop behind a job that waits for a frame would wait as well."""
        picam2 = self.picam2
        if picam2 is None:
            return
        with self._gate:
            self.run = None
            self._stalled_at_stop = self.stalled  # for the capture that is cancelled here
            picam2.cancel_all_and_flush()
        if not self.loop_alive() and getattr(picam2, "_preview", None) is not None:
            picam2.stop_preview()  # a dead event loop would never run the stop
        picam2.stop()

    def clear(self):
        """Drops what is pending and every frame exposed before now."""
        self.fresh_ns = boottime_ns()
        if self.picam2 is not None:
            self.picam2.cancel_all_and_flush()

    def wait_for(self, ask, until):
        """The result of a job that `ask` queues. Raises TIMEOUT, or STALLED where frames stand still.

        A job whose time is over stays queued in Picamera2, eats the next frame and keeps its buffer.
        So it is cancelled here, and what it had got already is given back.
        """
        picam2, begin = self.opened(), time.monotonic()
        before = picam2.frames
        try:
            with self._gate:
                if self.run is None:
                    raise AgentError("DEFECT", "the camera is not started")
                self._stalled_at_stop = False
                job = ask(picam2)
            return self._result(job, max(0.001, until - begin))
        except (picamera2.TimeoutError, concurrent.futures.CancelledError) as error:
            frames = picam2.frames - before
            ended = "no frame" if isinstance(error, picamera2.TimeoutError) else "stopped, no frame"
            words = "%s after %.2f s; %d passed meanwhile" % (ended, time.monotonic() - begin, frames)
            frozen = self.stalled or self._stalled_at_stop or not frames
            raise AgentError("STALLED" if frozen else "TIMEOUT", words) from error

    def opened(self):
        """The library's object."""
        if self.picam2 is None:
            raise AgentError("DEFECT", "no camera is open")
        return self.picam2

    def loop_alive(self):
        """Whether the thread that serves frames and jobs runs."""
        thread = getattr(getattr(self.picam2, "_preview", None), "thread", None)
        return thread is not None and thread.is_alive()

    def expect_exposure(self, exposure_us):
        """Notes how long a frame takes at least."""
        self.frame_us = max(self._shortest_us, exposure_us)

    def _result(self, job, seconds):
        try:
            return self.picam2.wait(job, timeout=seconds)
        except picamera2.TimeoutError:
            with self._gate:
                if self.run is not None:  # else a stop has flushed, and what is queued now is its own job
                    self.picam2.cancel_all_and_flush()
            self._give_back(job)
            raise

    def _give_back(self, job):
        try:
            late = self.picam2.wait(job, timeout=0.1)
        except (picamera2.TimeoutError, concurrent.futures.CancelledError):
            return
        if hasattr(late, "release"):
            late.release()
