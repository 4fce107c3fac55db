"""The agent that drives one Raspberry Pi camera through Picamera2. PROTOCOL.md is its contract."""

from steadyscan_agent import process

process.tie_to_parent()  # before anything that can hang: a frozen interpreter sees no end of input
process.leave_signals_to_parent()

from steadyscan_agent import agent  # noqa: E402

agent.main()
