import type { EngineEvent } from '#shared/contract/events.ts';
import { type AnswerMessage, type Channel, callMessage, type EventMessage } from '#shared/contract/messages.ts';
import type { Dispatch } from './dispatcher.ts';

export interface Served {
  readonly dispatch: Dispatch;
  subscribe(listener: (event: EngineEvent) => void): () => void;
}

/** Answers the calls of one connection and tells it every event until it ends. */
export function serveChannel(channel: Channel, { dispatch, subscribe }: Served): void {
  const unsubscribe = subscribe((event) => channel.send({ event } satisfies EventMessage));
  channel.onClose(unsubscribe);
  channel.onMessage(async (message) => channel.send(await answer(dispatch, message)));
}

async function answer(dispatch: Dispatch, message: unknown): Promise<AnswerMessage> {
  const call = callMessage.safeParse(message);
  if (!call.success) return { id: null, error: { code: 'input.invalid', params: { name: '', field: '' } } };
  return { id: call.data.id, ...(await dispatch(call.data.name, call.data.input)) };
}
