"""One capture: a frame that is true, one copy into the host's memory, and what is known about it."""

import contextlib
import time

import picamera2

from . import jpeg, settings
from .clock import boottime_ns, micros_since
from .failures import AgentError
from .truth import Truth, is_flat

_PASSED_OVER = 12  # frames
_REPEATS = 2


class Shots:
    """Takes pictures of a camera. One thread."""

    def __init__(self, camera, wire):
        self._camera = camera
        self._wire = wire
        self._last_ns = 0
        self._after_wait = 0.1  # seconds that copy, encoding and the reply took

    def started(self):
        """Timestamps count from a start on."""
        self._last_ns = 0

    def capture(self, request, slots):
        """Takes one picture and returns the body of the reply."""
        body, begin = request.body, time.monotonic()
        slot = slots.begin(body["slot"], body["sequence"])
        still_ns = max(boottime_ns() - 1000 * body.get("still-us", 0), self._camera.fresh_ns)
        truth = Truth(body.get("expect", {}), still_ns, self._last_ns)
        until = request.until - min(0.25 * (request.until - begin), 1.5 * self._after_wait)
        with self._true_frame(truth, still_ns, until) as (frame, metadata):
            waited = micros_since(begin)
            self._last_ns = metadata.get("SensorTimestamp", self._last_ns)
            self._camera.frame_us = metadata.get("FrameDuration", self._camera.frame_us)
            begin = time.monotonic()
            layout = self._camera.layout()
            encoding = body.get("encode") == "jpeg" and jpeg.can_encode(layout["format"])
            with self._plane(frame, layout) as plane:
                if is_flat(plane, layout):
                    raise AgentError("BAD_FRAME", "the picture is of one colour: look at the light, the lens cap and the cable")
                self._wire.event(request.number, "exposed")
                image = self._copy(plane, layout, slot, encoding)
            copied = micros_since(begin)
        encoded = self._encode(image, body.get("quality", 95), slot) if encoding else 0
        self._after_wait = micros_since(begin) / 1e6 + 0.05
        reply = {"slot": body["slot"], "sequence": body["sequence"], "bytes": slot.end()}
        reply.update({"media-type": "image/jpeg"} if encoding else {"format": layout["format"]})
        reply.update({key: layout[key] for key in ("rows", "columns", "stride")})
        reply["timing"] = {"wait-us": waited, "copy-us": copied, "encode-us": encoded}
        reply["frame"] = self._known(metadata)
        return reply

    @contextlib.contextmanager
    def _true_frame(self, truth, still_ns, until):
        def ask(picam2):
            return picam2.capture_request(wait=False, flush=still_ns)

        for _ in range(_PASSED_OVER + 1):
            frame = self._camera.wait_for(ask, until)
            try:
                metadata = frame.get_metadata()
                objection = truth.objection(metadata)
                if objection is None:
                    yield frame, metadata
                    return
            finally:
                frame.release()
            if truth.repeats >= _REPEATS:
                break
        raise AgentError("BAD_FRAME", "no frame as asked for; the last: " + objection)

    @contextlib.contextmanager
    def _plane(self, frame, layout):
        stream = self._camera.stream
        with picamera2.MappedArray(frame, stream, reshape=False, write=False) as mapped:
            with memoryview(mapped.array) as plane:
                with plane[:layout["frame-bytes"]] as used:
                    yield used

    @staticmethod
    def _copy(plane, layout, slot, encoding):
        if not encoding:
            slot.write(plane)
            return None
        return jpeg.picture(
            plane, layout["columns"], layout["rows"], layout["stride"], layout["format"]
        )

    @staticmethod
    def _encode(image, quality, slot):
        begin = time.monotonic()
        jpeg.encode(image, quality, slot)
        return micros_since(begin)

    def _known(self, metadata):
        known = settings.measured(metadata)
        known["number"] = self._camera.picam2.frames
        if "SensorTemperature" in metadata:
            known["temperature"] = metadata["SensorTemperature"]
        stamp = metadata.get("SensorTimestamp")
        if stamp is not None:
            begun = stamp - 1000 * metadata.get("ExposureTime", 0)
            known.update({"sensor-ns": stamp, "exposed-ago-us": (boottime_ns() - begun) // 1000})
        return known
