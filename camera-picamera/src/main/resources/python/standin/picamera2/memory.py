"""What a camera has been through, kept over the end of a process so that a fault strikes once."""

import json
import os
import re

from .script import SCRIPT


class Memory:
    """Counts of events and the faults that are not cured, of one camera. Called under the device's lock."""

    def __init__(self, camera):
        self._camera = camera
        name = re.sub(r"[^A-Za-z0-9]+", "-", camera).strip("-")
        self._file = SCRIPT.state and os.path.join(SCRIPT.state, name + ".json")
        self.lock_file = SCRIPT.state and os.path.join(SCRIPT.state, name + ".lock")
        self._counts, self._active = {}, []
        if self._file and os.path.exists(self._file):
            with open(self._file, encoding="utf-8") as file:
                kept = json.load(file)
            self._counts, self._active = kept["counts"], kept["active"]

    def happened(self, event):
        """Counts an event and returns the faults that strike at it; those that last are active from now on."""
        number = self._counts.get(event, 0)
        self._counts[event] = number + 1
        hit = SCRIPT.striking(self._camera, event, number)
        self._keep()
        return hit

    def count(self, event):
        """How often an event has happened."""
        return self._counts.get(event, 0)

    def activate(self, fault):
        """A fault that lasts begins."""
        self._active.append([fault.index, fault.get("cures", 1)])
        self._keep()

    def cure(self, *cures):
        """Something was done that cures some faults."""
        for entry in self._active:
            if SCRIPT.fault(entry[0]).cure in cures:
                entry[1] -= 1
        self._active = [entry for entry in self._active if entry[1] > 0]
        self._keep()

    def end(self, fault):
        """A fault ends by itself."""
        self._active = [entry for entry in self._active if entry[0] != fault.index]
        self._keep()

    def active(self):
        """The faults that last, not cured yet."""
        return [SCRIPT.fault(index) for index, _ in self._active]

    def _keep(self):
        if self._file:
            with open(self._file + ".new", "w", encoding="utf-8") as file:
                json.dump({"counts": self._counts, "active": self._active}, file)
            os.replace(self._file + ".new", self._file)
