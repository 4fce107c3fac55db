"""The event loop: a thread that serves frames and jobs when it is told to look."""

import threading
import traceback

from . import trouble


class EventLoop:
    """Picamera2 calls it a preview, since it grew out of one."""

    def __init__(self, picam2):
        self._picam2 = picam2
        self._ended = threading.Event()
        self._told = threading.Event()
        self.thread = threading.Thread(target=self._run, name="picamera2", daemon=True)
        self.thread.start()

    def tell(self):
        """There is something to do."""
        self._told.set()

    def stop(self):
        """Waits for the thread, for ever if need be."""
        self._ended.set()
        self.tell()
        self.thread.join()

    def _run(self):
        while not self._ended.is_set():
            self._told.wait(0.2)
            self._told.clear()
            try:
                self._picam2.process_requests()
            except Exception:
                trouble.say("picamera2 ERROR: Exception during process_requests()\n" + traceback.format_exc())
                return  # the library goes on to believe that its loop runs
