import { z } from 'zod';
import type { ProblemParams } from '../problem.ts';
import type { EngineEvent } from './events.ts';

/** What a MessagePort and a WebSocket carry, each as one message. */
export const callMessage = z.object({ id: z.int(), name: z.string(), input: z.unknown() });
export type CallMessage = z.infer<typeof callMessage>;

/** A `Failure` on the wire. */
export interface FailureBody {
  readonly code: string;
  readonly params: ProblemParams;
}

export type CallResult = { readonly ok: true; readonly output: unknown } | { readonly error: FailureBody };

/** `id` is null for a message that was no call at all. */
export type AnswerMessage = { readonly id: number | null } & CallResult;

export interface EventMessage {
  readonly event: EngineEvent;
}

/** One connection, whatever carries it. Messages sent after its end are dropped. */
export interface Channel {
  send(message: unknown): void;
  /** Called once, before the first message can arrive. A listener's promise lasts until the message has been answered. */
  onMessage(listener: (message: unknown) => void | Promise<void>): void;
  onClose(listener: () => void): void;
  close(): void;
}
