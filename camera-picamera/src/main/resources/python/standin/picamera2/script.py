"""The script of the stand-in: which cameras there are, and what goes wrong when."""

import json
import os
import random

VARIABLE = "STEADYSCAN_STANDIN"

# Faults that last until they are cured, with the cure that they need unless the script names one.
LASTING = {
    "stall": "restart",  # frames stop, and nothing says so
    "timeout": "restart",  # the same, and libcamera says after its own limit that the frontend timed out
    "queue": "restart",  # the same, and libcamera says at once that a buffer was not taken
    "wedge": "process",  # the same, and stop holds the interpreter's lock for ever
    "errors": "restart",  # every frame comes with an error and is dropped by the library
    "starve": "restart",  # buffers do not come back
    "deaf": "restart",  # controls have no effect
}
# Faults of the next `frames` frames.
PICTURES = ("repeat", "stale", "black", "magenta", "same")
# Faults of one call.
CALLS = (
    "slow",
    "hold",
    "loop",
    "listener",
    "segfault",
    "abort",
    "kill",
    "freeze",
    "no-memory",
    "busy",
    "io",
    "missing",
    "print",
    "flood",
    "leak-descriptors",
    "leak-memory",
)
EVENTS = ("list", "open", "configure", "start", "stop", "capture")
CURES = ("restart", "process", "small", "itself", "never")
_NUMBERS = ("times", "cures", "ms", "frames", "bytes", "count", "buffers", "rate", "seed") + EVENTS
_KEYS = ("fault", "faults", "camera", "when", "cure") + _NUMBERS

_CAMERAS = [
    {"id": "/base/standin/i2c@80000/lens@1a", "model": "standin-lens", "lens": True},
    {"id": "/base/standin/i2c@88000/fixed@10", "model": "standin-fixed", "lens": False},
]


class Fault:
    """One entry of "faults". `index` names it in what is kept over the end of a process."""

    def __init__(self, index, entry, where):
        unknown = set(entry) - set(_KEYS)
        if unknown:
            raise SystemExit("%s: unknown key %s; there are %s" % (where, sorted(unknown)[0], ", ".join(_KEYS)))
        for key in _NUMBERS:
            if not isinstance(entry.get(key, 0), (int, float)):
                raise SystemExit("%s: %s = %r has to be a number" % (where, key, entry[key]))
        self.index = index
        self.entry = entry
        self.kind = entry.get("fault")
        if self.kind not in LASTING and self.kind not in PICTURES + CALLS:
            offered = ", ".join(sorted(LASTING)) + ", " + ", ".join(PICTURES + CALLS)
            raise SystemExit("%s: fault = %r; there are %s" % (where, self.kind, offered))
        self.camera = entry.get("camera", "*")
        self.when = self._one_of(where, "when", ("before", "map", "after"), "before")
        self.cure = self._one_of(where, "cure", CURES, LASTING.get(self.kind, "itself"))

    def get(self, key, default):
        """A parameter of the script."""
        return self.entry.get(key, default)

    def hits(self, camera, event, number):
        """Whether it strikes at this event, the `number`-th of its kind of this camera, from 0."""
        if self.camera not in ("*", camera):
            return False
        if "rate" in self.entry:
            return event == "capture"
        first, times = self.entry.get(event), self.entry.get("times", 1)
        return first is not None and first <= number and (times == 0 or number < first + times)

    def _one_of(self, where, key, offered, default):
        value = self.entry.get(key, default)
        if value not in offered:
            raise SystemExit("%s: %s = %r has to be one of %s" % (where, key, value, ", ".join(offered)))
        return value


class Lottery:
    """An entry with "rate": at that share of the captures one of its "faults", by seed, camera and number alone."""

    def __init__(self, index, entry, where):
        self.rate, self.seed = entry["rate"], entry.get("seed", 1)
        common = {key: value for key, value in entry.items() if key != "faults"}
        kinds = [{"fault": kind} if isinstance(kind, str) else kind for kind in entry.get("faults", ())]
        if not kinds:
            raise SystemExit('%s: rate needs "faults", a list' % where)
        self.choice = [
            Fault("%s.%d" % (index, at), dict(common, **kind), "%s, faults[%d]" % (where, at))
            for at, kind in enumerate(kinds)
        ]

    def drawn(self, camera, event, number):
        """The faults that strike at this event."""
        chance = random.Random("%s %s %s" % (self.seed, camera, number))
        if event != "capture" or chance.random() >= self.rate:
            return []
        fault = chance.choice(self.choice)
        return [fault] if fault.hits(camera, event, number) else []


class Script:
    """The whole script."""

    def __init__(self, document):
        if not isinstance(document, dict):
            raise SystemExit("%s: has to be a JSON object" % VARIABLE)
        known = ("cameras", "faults", "state", "frame-us", "import-ms", "ignore-sigterm")
        for key in document:
            if key not in known:
                raise SystemExit("%s: unknown key %s; there are %s" % (VARIABLE, key, ", ".join(known)))
        self.cameras = document.get("cameras", _CAMERAS)
        self.frame_us = document.get("frame-us", 33_333)
        self.state = document.get("state")
        self.import_ms = document.get("import-ms", 0)
        self.ignore_sigterm = document.get("ignore-sigterm", False)
        self.lotteries, self.faults = [], []
        for at, entry in enumerate(document.get("faults", ())):
            where = "%s: faults[%d]" % (VARIABLE, at)
            if "rate" in entry:
                self.lotteries.append(Lottery(str(at), entry, where))
            else:
                self.faults.append(Fault(str(at), entry, where))

    def striking(self, camera, event, number):
        """The faults that strike at an event."""
        hit = [fault for fault in self.faults if fault.hits(camera, event, number)]
        for lottery in self.lotteries:
            hit += lottery.drawn(camera, event, number)
        return hit

    def fault(self, index):
        """The fault of an index."""
        every = self.faults + [fault for lottery in self.lotteries for fault in lottery.choice]
        return next(fault for fault in every if fault.index == index)


def load():
    """The script of this process."""
    text = os.environ.get(VARIABLE, "{}")
    try:
        if text.lstrip()[:1] not in ("{", "["):
            with open(text, encoding="utf-8") as file:
                text = file.read()
        return Script(json.loads(text))
    except (OSError, ValueError) as error:
        raise SystemExit("%s: neither JSON nor a file with it: %s" % (VARIABLE, error)) from error


SCRIPT = load()
