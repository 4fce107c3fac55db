"""Who has a camera."""

import fcntl
import os
import subprocess
import sys
import tempfile
import unittest

import host

sys.path.insert(0, host.AGENT)

from steadyscan_agent.holders import holders  # noqa: E402


class HoldersTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="steadyscan-locks-")
        self.addCleanup(folder.cleanup)
        self.ours, self.theirs = (os.path.join(folder.name, name) for name in ("media0", "media1"))
        for path in (self.ours, self.theirs):
            open(path, "w").close()
        self.pattern = os.path.join(folder.name, "media*")
        file = open(self.ours, "r+")
        self.addCleanup(file.close)
        fcntl.lockf(file, fcntl.LOCK_EX)  # this process is its own sibling

    def test_names_an_agent_of_the_same_scan_where_nobody_else_has_one(self):
        (name,) = holders(self.pattern)
        self.assertIn("(pid %d)" % os.getpid(), name)

    def test_names_a_stranger_alone(self):
        stranger = subprocess.Popen([sys.executable, "-c", _LOCK, self.theirs], stdin=-1, stdout=-1)
        self.addCleanup(stranger.communicate)
        stranger.stdout.readline()
        (name,) = holders(self.pattern)
        self.assertIn("(pid %d)" % stranger.pid, name)


_LOCK = """
import fcntl, sys
file = open(sys.argv[1], "r+")
fcntl.lockf(file, fcntl.LOCK_EX)
print(flush=True)
sys.stdin.read()
"""


if __name__ == "__main__":
    unittest.main()
