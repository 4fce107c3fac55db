"""What the faults of one call do, and what libcamera would write about the others."""

import ctypes
import errno
import os
import signal

_LIBC = ctypes.PyDLL(None)  # PyDLL keeps the interpreter's lock during a call, as libcamera's bindings do
_KEPT = []  # what leaks

FRONTEND = (
    " WARN V4L2 v4l2_videodevice.cpp:2150 Dequeue timer of 1000000.00us has expired!\n"
    "ERROR RPI pipeline_base.cpp:1364 Camera frontend has timed out!\n"
    "ERROR RPI pipeline_base.cpp:1365 Please check that your camera sensor connector is attached securely.\n"
    "ERROR RPI pipeline_base.cpp:1366 Alternatively, try another cable and/or sensor.\n"
)
QUEUE = (
    "ERROR V4L2 v4l2_videodevice.cpp:1788 Failed to queue buffer 0: Invalid argument\n"
    "ERROR RPISTREAM rpi_stream.cpp:267 Failed to queue buffer for ISP Output0\n"
)


def say(text):
    """Writes to standard error as a library in C++ would: past Python."""
    os.write(2, text.encode())


def hold(seconds):
    """Blocks with the interpreter's lock held; for ever, if seconds is None."""
    while seconds is None:
        _LIBC.sleep(1_000_000)
    _LIBC.usleep(int(seconds * 1e6))


def strike(fault):
    """Does what a fault of one call does; returns where that is nothing final."""
    action = _ACTIONS.get(fault.kind)
    if action is not None:
        action(fault)


def _hold(fault):
    ms = fault.get("ms", None)
    hold(None if ms is None else ms / 1000)


def _no_memory(fault):
    if "start" in fault.entry:  # libcamera's own refusal arrives as a RuntimeError
        raise RuntimeError("Failed to start camera: " + os.strerror(errno.ENOMEM))
    raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))


def _io(_fault):
    raise RuntimeError("Failed to start camera: " + os.strerror(errno.EIO))


def _busy(_fault):
    raise RuntimeError("Failed to acquire camera: " + os.strerror(errno.EBUSY))


def _flood(fault):
    line = b"ERROR Standin says this line over and over again, as a broken driver would\n"
    for _ in range(fault.get("bytes", 1 << 20) // len(line)):
        os.write(2, line)


def _leak_descriptors(fault):
    _KEPT.extend(os.open(os.devnull, os.O_RDONLY) for _ in range(fault.get("count", 1)))


def _leak_memory(fault):
    _KEPT.append(b"\1" * fault.get("bytes", 1 << 20))


def _kill(number):
    return lambda _fault: signal.raise_signal(number)  # to this thread: it does not get any further


_ACTIONS = {
    "hold": _hold,
    "no-memory": _no_memory,
    "io": _io,
    "busy": _busy,
    "segfault": _kill(signal.SIGSEGV),
    "abort": _kill(signal.SIGABRT),
    "kill": _kill(signal.SIGKILL),
    "freeze": _kill(signal.SIGSTOP),
    "print": lambda _fault: os.write(1, b"a stray print of a library\n"),
    "flood": _flood,
    "leak-descriptors": _leak_descriptors,
    "leak-memory": _leak_memory,
}
