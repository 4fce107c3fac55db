/**
 * Agents in any language: a driver that can hang, crash or hold its interpreter runs in a process
 * of its own, an <em>agent</em>, which can be killed where a thread cannot.
 *
 * <p>What an agent has to do, and every byte between it and the host, stands in {@code
 * docs/agents.md}, with a whole agent of some thirty lines. This package is the host's side:
 *
 * <pre>{@code
 * AgentSlot slot = new AgentSlot();                          // one per device, outlives its agents
 * AgentProcess agent =
 *     slot.start(
 *         AgentProcess.builder("left", List.of("/usr/bin/python3", "-u", "agent.py"))
 *             .time(context.time())
 *             .listener(listener),
 *         deadline);
 * byte[] reply = agent.call(AgentRequest.of("open", body), deadline);
 * agent.close();
 * }</pre>
 *
 * <p>Bodies are bytes here; what they mean is between a plugin and its agent. Pictures go through
 * {@link dev.steadyscan.guard.process.SharedSlots}.
 *
 * <p>Everything works on Linux. On other systems there is no /dev/shm (the files lie in the work
 * folder) and no /proc (no state of a process in messages, and what an agent leaves behind when it
 * ends by itself is not found); an agent there ends with its host only by the end of its input.
 */
@NullMarked
package dev.steadyscan.guard.process;

import org.jspecify.annotations.NullMarked;
