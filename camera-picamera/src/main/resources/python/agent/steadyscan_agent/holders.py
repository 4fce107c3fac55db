"""Who has a camera: libcamera locks a device file with lockf(3), and /proc/locks says whose a lock is (proc(5))."""

import glob
import os

from .process import read


def holders(pattern):
    """The processes that have locked a file of this pattern, each as "name (pid 4711)"; none where nothing tells.

    Every camera has such files: the agents of other cameras of the same scan are named only where nobody else is.
    """
    files = set(map(_identity, glob.glob(pattern)))
    found = set()
    for line in read("/proc/locks").splitlines():
        words = line.split()  # 1: POSIX ADVISORY WRITE 4711 00:05:123 0 EOF
        if len(words) > 5 and words[1] == "POSIX" and words[5] in files:
            found.add(words[4])
    strangers = {pid for pid in found if not _is_sibling(pid)}
    names = ["%s (pid %s)" % (read("/proc/%s/comm" % pid).strip() or "a process", pid) for pid in strangers or found]
    return sorted(names)


def _is_sibling(pid):
    return read("/proc/%s/stat" % pid).rpartition(")")[2].split()[1:2] == [str(os.getppid())]


def _identity(path):
    try:
        status = os.stat(path)
    except OSError:
        return None
    return "%02x:%02x:%d" % (os.major(status.st_dev), os.minor(status.st_dev), status.st_ino)
