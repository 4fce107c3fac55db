"""Runs the tests and says, a line of JSON for each, what came of it: for the build, which reports them by name."""

import concurrent.futures
import json
import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.modules.update(numpy=None, PIL=None)  # neither may be needed


class _Result(unittest.TestResult):
    def addSuccess(self, test):
        self._tell(test, "")

    def addError(self, test, error):
        self._tell(test, self._exc_info_to_string(error, test))

    addFailure = addError

    def addUnexpectedSuccess(self, test):
        self._tell(test, "expected to fail")

    def addSubTest(self, test, subtest, error):
        if error is not None:
            self._tell(subtest, self._exc_info_to_string(error, test))

    def _tell(self, test, trouble):
        line = json.dumps({"test": test.id(), "trouble": trouble}) + "\n"
        os.write(1, line.encode())  # at once: several threads tell


def _each(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from _each(test)
        else:
            yield test


def main(names):
    """Runs the tests that are named, or all; several at a time, since most of them wait most of the time."""
    sys.path.insert(0, HERE)
    loader = unittest.TestLoader()
    suite = loader.loadTestsFromNames(names) if names else loader.discover(HERE)
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda test: test.run(_Result()), _each(suite)))


if __name__ == "__main__":
    main(sys.argv[1:])
