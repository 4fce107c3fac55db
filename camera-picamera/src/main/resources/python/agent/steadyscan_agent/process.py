"""This process: tied to its parent, its descriptors in order, and what can be read about it."""

import contextlib
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
        with contextlib.suppress(OSError):  # nobody may be left to read it
            os.write(2, b"agent: not started by the host itself: a script that is given as python has to exec it\n")
        os._exit(0)


def leave_signals_to_parent():
    """Ignores what comes to all processes of a terminal or a service: the host ends the scan, and then this."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)


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
    words = read("/proc/self/statm").split()
    return int(words[1]) * _PAGE if len(words) > 1 else 0


def descriptors():
    """How many file descriptors are open; 0 where the system does not tell."""
    try:
        return len(os.listdir("/proc/self/fd")) - 1  # without the one that lists
    except OSError:
        return 0


def read(path):
    """The text of a file of the system; empty where it has none."""
    try:
        with open(path, encoding="ascii", errors="replace") as file:
            return file.read()
    except OSError:
        return ""
