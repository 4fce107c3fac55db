"""Exposure, gain, white balance and focus: between the host's words and libcamera's controls."""

from .failures import AgentError

_CONTROLS = {"exposure-us": "ExposureTime", "gain": "AnalogueGain", "focus": "LensPosition"}
_MANUAL_FOCUS = 0  # libcamera's AfMode: 0 manual, 1 auto, 2 continuous


def has_lens(picam2):
    """Whether the focus of this camera can be set."""
    return "LensPosition" in picam2.camera_controls


def model_of(picam2):
    """The name of the sensor."""
    return picam2.camera_properties.get("Model", "camera")


def limits(picam2):
    """The controls of the camera as {name: [least, most, default]}; those that are numbers."""
    return {
        name: list(values)
        for name, values in picam2.camera_controls.items()
        if all(value is None or isinstance(value, (bool, int, float)) for value in values)
    }


def translate(picam2, wanted):
    """The host's controls in libcamera's names. Raises SETTING_REFUSED for one that the camera cannot take."""
    controls = {}
    for key, name in _CONTROLS.items():
        if key in wanted:
            controls[name] = _checked(picam2, key, name, wanted[key])
    if "LensPosition" in controls:
        controls["AfMode"] = _MANUAL_FOCUS  # in any other mode the lens is not the host's
    if ("red" in wanted) != ("blue" in wanted):
        raise AgentError("SETTING_REFUSED", "red and blue go together: both gains or none")
    if "red" in wanted:
        gains = tuple(_checked(picam2, key, "ColourGains", wanted[key]) for key in ("red", "blue"))
        controls.update(ColourGains=gains)
    unknown = set(wanted) - set(_CONTROLS) - {"red", "blue"}
    if unknown:
        raise AgentError("SETTING_REFUSED", "no such control: %s" % ", ".join(sorted(unknown)))
    return controls


def _checked(picam2, key, name, value):
    offered = picam2.camera_controls.get(name)
    model = model_of(picam2)
    if offered is None:
        raise AgentError("SETTING_REFUSED", "%s = %s: the %s has no %s" % (key, value, model, name))
    least, most = offered[0], offered[1]
    if not isinstance(value, (int, float)) or not least <= value <= most:
        raise AgentError(
            "SETTING_REFUSED", "%s = %s: the %s takes %s to %s" % (key, value, model, least, most)
        )
    return value


def measured(metadata):
    """What a frame's metadata says of the settings, in the host's words; what it does not say is left out."""
    gains = metadata.get("ColourGains") or (None, None)
    found = {
        "exposure-us": metadata.get("ExposureTime"),
        "gain": metadata.get("AnalogueGain"),
        "focus": metadata.get("LensPosition"),
        "red": gains[0],
        "blue": gains[1],
    }
    return {key: value for key, value in found.items() if value is not None}
