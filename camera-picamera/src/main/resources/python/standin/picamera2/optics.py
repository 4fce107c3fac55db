"""What a sensor and its lens do with the controls they are given."""

_LIGHT = 18_000.0  # exposure in microseconds times gain that the automatic aims at
_WARMTH = (1.9, 1.6)  # gains of red and blue that make the scene's white white
_FOCUS = 2.5  # dioptres of the thing in the middle
_SCAN = 6  # frames that focusing takes


class Optics:
    """Values as the next frame will have them."""

    def __init__(self, lens, frame_us):
        self.lens = lens
        self._frame_us = frame_us
        self._shortest = 0
        self._exposure_fixed = self._gain_fixed = self._colour_fixed = False
        self._exposure, self._gain, self._colour = 4_000.0, 1.0, (1.0, 1.0)
        self._focus, self._focus_mode, self._scan, self._focus_state = 1.0, 0, 0, 0

    def limits(self):
        """The controls that this camera advertises, as (least, most, default)."""
        offered = {
            "AeEnable": (False, True, True),
            "AnalogueGain": (1.0, 16.0, 1.0),
            "AwbEnable": (False, True, None),
            "Brightness": (-1.0, 1.0, 0.0),
            "ColourGains": (0.0, 32.0, None),
            "ExposureTime": (75, 11_766_829, 20_000),
            "FrameDurationLimits": (self._frame_us, 11_767_556, self._frame_us),
            "NoiseReductionMode": (0, 4, 0),
            "ScalerCrop": ((0, 0, 64, 64), (0, 0, 3280, 2464), (0, 0, 3280, 2464)),
        }
        if self.lens:
            offered.update(AfMode=(0, 2, 0), AfTrigger=(0, 1, 0), LensPosition=(0.0, 15.0, 1.0))
        return offered

    def apply(self, controls):
        """Takes controls, as they come with a request."""
        if "AeEnable" in controls:
            self._exposure_fixed = self._gain_fixed = not controls["AeEnable"]
        if "ExposureTime" in controls:  # zero: automatic again
            self._exposure_fixed = controls["ExposureTime"] != 0
            self._exposure = float(controls["ExposureTime"] or self._exposure)
        if "AnalogueGain" in controls:
            self._gain_fixed = controls["AnalogueGain"] != 0
            self._gain = float(controls["AnalogueGain"] or self._gain)
        if "AwbEnable" in controls:
            self._colour_fixed = not controls["AwbEnable"]
        if "ColourGains" in controls:
            self._colour_fixed, self._colour = True, tuple(map(float, controls["ColourGains"]))
        if "FrameDurationLimits" in controls:
            self._shortest = controls["FrameDurationLimits"][0]
        self._apply_focus(controls)

    def _apply_focus(self, controls):
        self._focus_mode = controls.get("AfMode", self._focus_mode)
        if controls.get("AfTrigger") == 0 and self._focus_mode == 1:
            self._scan = _SCAN
        if "LensPosition" in controls and self._focus_mode == 0:  # ignored in any other mode
            self._focus = float(controls["LensPosition"])

    def frame_us(self):
        """How long a frame takes."""
        return max(self._frame_us, self._shortest, int(self._exposure) + 200)

    def expose(self):
        """One frame: moves what is automatic a step on, and tells the values of the frame."""
        light = self._exposure * self._gain
        if not self._exposure_fixed:
            wanted = min(30_000.0, _LIGHT / (self._gain if self._gain_fixed else 1.5))
            self._exposure = _towards(self._exposure, wanted)
        if not self._gain_fixed:
            self._gain = _towards(self._gain, min(16.0, max(1.0, _LIGHT / self._exposure)))
        if not self._colour_fixed:
            self._colour = tuple(map(_towards, self._colour, _WARMTH))
        if self._focus_mode == 1 and self._scan:
            self._scan -= 1
            self._focus_state = 1 if self._scan else 2
            self._focus = _FOCUS if not self._scan else self._scan * 2.0
        return self._told(abs(self._exposure * self._gain - light) < 0.01 * light)

    def _told(self, steady):
        told = {
            "ExposureTime": int(self._exposure),
            "AnalogueGain": self._gain,
            "DigitalGain": 1.0,
            "ColourGains": self._colour,
            "ColourTemperature": 4600,
            "FrameDuration": self.frame_us(),
            "AeState": 0 if self._exposure_fixed and self._gain_fixed else 2 if steady else 1,
            "Lux": 400.0,
            "SensorTemperature": 38.0,
        }
        if self.lens:
            told.update(LensPosition=self._focus, AfState=self._focus_state, FocusFoM=1000)
        return told


def _towards(value, wanted):
    return wanted if abs(wanted - value) < 0.005 * wanted else value + 0.6 * (wanted - value)
