"""Who has a camera: libcamera locks a device file with lockf(3), and /proc/locks says whose a lock is (proc(5))."""

import glob
import os

from .process import read


def holders(pattern):
    """The processes that have locked a file of this pattern, each as "name (pid 4711)"; none where nothing tells."""
    files = set(map(_identity, glob.glob(pattern)))
    found = []
    for line in read("/proc/locks").splitlines():
        words = line.split()  # 1: POSIX ADVISORY WRITE 4711 00:05:123 0 EOF
        if len(words) > 5 and words[1] == "POSIX" and words[5] in files:
            found.append("%s (pid %s)" % (read("/proc/%s/comm" % words[4]).strip() or "a process", words[4]))
    return sorted(set(found))


def _identity(path):
    try:
        status = os.stat(path)
    except OSError:
        return None
    return "%02x:%02x:%d" % (os.major(status.st_dev), os.minor(status.st_dev), status.st_ino)
