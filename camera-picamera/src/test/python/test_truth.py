"""Which frames are as asked for."""

import sys
import unittest

import host

sys.path.insert(0, host.AGENT)

from steadyscan_agent.truth import Truth  # noqa: E402


class TruthTest(unittest.TestCase):
    def test_takes_the_gain_that_a_sensor_of_coarse_steps_makes_of_the_one_asked(self):
        self.assertIsNone(Truth({"gain": 1.06}, 0, 0).objection({"AnalogueGain": 1.0}))

    def test_objects_to_another_gain(self):
        self.assertIn("asked 1.1", Truth({"gain": 1.1}, 0, 0).objection({"AnalogueGain": 1.0}))
        self.assertIn("asked 8", Truth({"gain": 8.0}, 0, 0).objection({"AnalogueGain": 7.5}))


if __name__ == "__main__":
    unittest.main()
