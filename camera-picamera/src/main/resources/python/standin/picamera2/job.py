"""A job of the event loop: functions that are tried again at each frame until each has been done."""

from concurrent.futures import CancelledError, Future


class Job:
    """A function returns (done, result); the last result is the job's."""

    def __init__(self, functions):
        self._functions = list(functions)
        self._future = Future()
        self._result = None

    def execute(self):
        """Goes on as far as it can; whether it is done."""
        try:
            while self._functions:
                done, self._result = self._functions[0]()
                if not done:
                    return False
                self._functions.pop(0)
        except Exception as error:
            self._functions = []
            self._future.set_exception(error)
        return True

    def signal(self):
        """Hands the result over."""
        if not self._future.done():
            self._future.set_result(self._result)

    def cancel(self):
        """Ends the wait of whoever waits; the queue is not changed."""
        self._future.set_exception(CancelledError())

    def get_result(self, timeout=None):
        """Waits for the result. The TimeoutError that ends the wait has no text, and the job stays queued."""
        return self._future.result(timeout=timeout)
