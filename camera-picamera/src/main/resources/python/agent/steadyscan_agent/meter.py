"""Lets the camera find exposure, gain, white balance and focus for itself, and tells what it found."""

import time

from . import settings

_AE_SEARCHING = 1  # libcamera's AeState; 0 is idle: exposure and gain are both fixed
_AF_ENDED = (2, 3)  # libcamera's AfState: focused, failed
_STEADY = 3  # frames in a row
_TOLERANCE = 0.01


def meter(camera, fixed, until):
    """Automatic for all that `fixed` does not say, until it is steady or `until`; the host locks what it found.

    The deadline is no failure here: what was reached by then is returned, with "settled" false.
    """
    picam2 = camera.opened()
    controls = _automatic(picam2, fixed)
    controls.update(settings.translate(picam2, fixed))
    picam2.set_controls(controls)
    focusing = "AfTrigger" in controls
    frames, steady, last = 0, 0, {}
    while steady < _STEADY:
        metadata = camera.wait_for(lambda picam2: picam2.capture_metadata(wait=False), until + 1)
        frames += 1
        camera.frame_us = max(camera.frame_us, metadata.get("FrameDuration", 0))
        now = settings.measured(metadata)
        steady = steady + 1 if frames > 2 and _settled(metadata, focusing) and _alike(last, now) else 0
        last = now
        if time.monotonic() >= until:
            break
    return dict(last, frames=frames, settled=steady >= _STEADY)


def _automatic(picam2, fixed):
    controls = {}
    if "exposure-us" not in fixed and "gain" not in fixed:
        controls["AeEnable"] = True
    else:  # zero gives one of the two back to the automatic
        controls.update({"ExposureTime": 0, "AnalogueGain": 0})
    if "red" not in fixed:
        controls["AwbEnable"] = True
    if "focus" not in fixed and settings.has_lens(picam2):
        controls.update({"AfMode": 1, "AfTrigger": 0})  # auto, start
    offered = picam2.camera_controls
    return {name: value for name, value in controls.items() if name in offered}


def _settled(metadata, focusing):
    exposed = metadata.get("AeState") != _AE_SEARCHING
    return exposed and (not focusing or metadata.get("AfState", _AF_ENDED[0]) in _AF_ENDED)


def _alike(before, after):
    return before.keys() == after.keys() and all(
        abs(after[key] - before[key]) <= _TOLERANCE * max(1e-3, abs(before[key])) for key in after
    )
