"""Answers: every request has one, whatever a library returns."""

import json
import os
import struct
import sys
import types
import unittest

import host

sys.path.insert(0, host.AGENT)

from steadyscan_agent.agent import Agent  # noqa: E402
from steadyscan_agent.wire import Wire  # noqa: E402


class AnswersTest(unittest.TestCase):
    def test_fails_by_name_what_cannot_be_written(self):
        for answer in ({"gain": float("nan")}, {"gain": object()}):
            kind, number, body = self.answer(answer)
            self.assertEqual((host.ERROR, 7, "DEFECT"), (kind, number, body["kind"]))

    def test_answers_what_can_be_written(self):
        self.assertEqual((host.REPLY, 7, {"gain": 1.5}), self.answer({"gain": 1.5}))

    def answer(self, body):
        incoming, outgoing = os.pipe()
        self.addCleanup(os.close, incoming)
        agent = Agent.__new__(Agent)
        agent._wire = Wire(None, outgoing)
        agent._do = lambda request: body
        agent._answer(types.SimpleNamespace(number=7, operation="capture"))
        os.close(outgoing)
        frame = os.read(incoming, 1 << 16)
        length, kind, number, _ = struct.unpack_from(">IBII", frame)
        self.assertEqual(len(frame), length + 4, "one frame and nothing behind it")
        return kind, number, json.loads(frame[13:])
