"""A stop that comes just as a capture's time is over."""

import concurrent.futures
import sys
import types
import unittest

import host

sys.path.insert(0, host.AGENT)
sys.modules["picamera2"] = types.ModuleType("picamera2")  # no other test of this process imports it
sys.modules["picamera2"].TimeoutError = concurrent.futures.TimeoutError

from steadyscan_agent.camera import Camera  # noqa: E402
from steadyscan_agent.failures import AgentError  # noqa: E402


class Library:
    """Picamera2 with one capture whose time ends between the flush of a stop and the end of its job."""

    frames = 0

    def __init__(self):
        self.camera = None
        self.stopping, self.cancelled = False, []

    def capture(self):
        return "capture"

    def wait(self, job, timeout):
        if timeout > 0.1:  # the first time; then whether it came after all
            self.camera.stop()
        raise concurrent.futures.TimeoutError()

    def cancel_all_and_flush(self):
        self.cancelled.append("stop" if self.stopping else "capture")

    def stop(self):
        self.stopping = True


class StopTest(unittest.TestCase):
    def test_is_not_cancelled_by_a_capture_that_tidies_up(self):
        camera = Camera()
        library = camera.picam2 = Library()
        library.camera, camera.run = camera, 1
        with self.assertRaises(AgentError):
            camera.wait_for(Library.capture, float("inf"))
        self.assertEqual(["capture"], library.cancelled)


if __name__ == "__main__":
    unittest.main()
