"""This process: tied to its parent, its descriptors in order, and what can be read about it."""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1  # <linux/prctl.h>
_PAGE = os.sysconf("SC_PAGE_SIZE")


def tie_to_parent():
    """Has the kernel kill this process when its parent ends; ends it now if that has happened already."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    parent = os.environ.get("STEADYSCAN_PARENT")
    if parent is not None and str(os.getppid()) != parent:
        os._exit(0)


def take_streams():
    """Keeps standard input and output for the protocol: returns their descriptors, (in, out).

    What a library prints goes to standard error from then on, and what it reads is empty.
    """
    incoming, outgoing = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return incoming, outgoing


def resident_bytes():
    """Memory of this process that is resident, in bytes; 0 where the system does not tell."""
    words = _read("/proc/self/statm").split()
    return int(words[1]) * _PAGE if len(words) > 1 else 0


def descriptors():
    """How many file descriptors are open; 0 where the system does not tell."""
    try:
        return len(os.listdir("/proc/self/fd")) - 1  # without the one that lists
    except OSError:
        return 0


def health():
    """What the system tells about itself; a key is left out where it does not."""
    found = {"rss-bytes": resident_bytes(), "descriptors": descriptors()}
    # The firmware's flags, hexadecimal: bit 0 under-voltage now, 2 throttled now, 16 and 18 the same since boot.
    throttled = _read("/sys/devices/platform/soc/soc:firmware/get_throttled").strip()
    if throttled:
        found["throttled"] = throttled
    millidegrees = _read("/sys/class/thermal/thermal_zone0/temp").strip()
    if millidegrees:
        found["temperature-c"] = int(millidegrees) / 1000
    for line in _read("/proc/meminfo").splitlines():
        name, _, rest = line.partition(":")
        key = {"MemAvailable": "memory-free-bytes", "CmaFree": "cma-free-bytes"}.get(name)
        if key:
            found[key] = int(rest.split()[0]) * 1024
    return found


def _read(path):
    try:
        with open(path, encoding="ascii", errors="replace") as file:
            return file.read()
    except OSError:
        return ""
