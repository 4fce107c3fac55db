"""Two clocks: the one of sensor timestamps, and one for durations."""

import time


def boottime_ns():
    """Nanoseconds of CLOCK_BOOTTIME, the clock of SensorTimestamp."""
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME)


def micros_since(begin):
    """Whole microseconds since a value of time.monotonic()."""
    return int((time.monotonic() - begin) * 1e6)
