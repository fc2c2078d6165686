import { createSession, type SessionHandle } from '../../src/ui/session/create-session.ts';
import type { Session } from '../../src/ui/session/session.ts';
import type { Command } from '../../src/worker/protocol.ts';

/** A session whose worker hears everything and never answers. @param state differs so from the initial one */
export function silentSession(
  state: Partial<Session> = {},
  onCommand: (command: Command) => void = () => {},
): SessionHandle {
  const session = createSession({ createTrainer: () => ({ send: onCommand, dispose() {} }) });
  session.store.setState(state);
  return session;
}
