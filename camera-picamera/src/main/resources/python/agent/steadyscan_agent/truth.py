"""Whether a frame is the one that was asked for."""

from . import settings

_LINE_US = 60  # no exposure is set finer than the time of a line
_GAIN_STEP = 1 / 16  # the coarsest: of an OV5647, rounded down (libcamera, cam_helper_ov5647.cpp)
_TOLERANCES = {
    "exposure-us": lambda asked: max(_LINE_US, 0.02 * asked),
    "gain": lambda asked: max(_GAIN_STEP, 0.05 * asked),
    "red": lambda asked: 0.02 * asked,
    "blue": lambda asked: 0.02 * asked,
    "focus": lambda asked: 0.05,
}
_SAMPLES = 24  # rows, and pixels of a row
_PIXEL = 3  # bytes; any three will do where a pixel has another number


def is_flat(plane, layout):
    """Whether a picture is of one colour, black or magenta: a sensor never gives one, it has noise."""
    rows, width, stride = layout["rows"], layout["columns"], layout["stride"]
    first = bytes(plane[:_PIXEL])
    for row in range(0, rows, max(1, rows // _SAMPLES)):
        for column in range(0, width, max(1, width // _SAMPLES)):
            at = row * stride + column * _PIXEL
            if at + _PIXEL <= len(plane) and plane[at:at + _PIXEL] != first:
                return False
    return True


class Truth:
    """Judges the frames of one capture."""

    def __init__(self, expect, still_ns, last_ns):
        self._expect = expect
        self._still_ns = still_ns
        self._last_ns = last_ns
        self.repeats = 0

    def objection(self, metadata):
        """Why this frame is not to be taken, or None."""
        stamp = metadata.get("SensorTimestamp")
        if stamp is not None:
            if stamp <= self._last_ns:
                self.repeats += 1
                return "sensor timestamp %d after %d" % (stamp, self._last_ns)
            if stamp - 1000 * metadata.get("ExposureTime", 0) < self._still_ns:
                return "exposed before the rig stood still"
        return self._unlike(metadata)

    def _unlike(self, metadata):
        found = settings.measured(metadata)
        for key, tolerance in _TOLERANCES.items():
            asked, got = self._expect.get(key), found.get(key)
            if asked is not None and got is not None and abs(got - asked) > tolerance(asked):
                return "%s: asked %s, got %s" % (key, asked, got)
        return None
