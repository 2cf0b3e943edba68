import type { EngineEvent } from '#shared/contract/events.ts';
import { Failure } from '#shared/contract/failure.ts';
import type { AnswerMessage, CallMessage, Channel, EventMessage } from '#shared/contract/messages.ts';
import type { EngineApi, Input, Output, ProcedureName } from '#shared/contract.ts';

/** `refused`: this browser may not talk to the engine (`session.missing`); it is not tried again. */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused';

/** The engine as the page sees it. Calls wait while the connection is being made. */
export interface EngineClient extends EngineApi {
  readonly state: ConnectionState;
  /** Each returns the function that ends the subscription. */
  onState(listener: () => void): () => void;
  subscribe(listener: (event: EngineEvent) => void): () => void;
  close(): void;
}

interface Waiting {
  resolve(output: never): void;
  reject(failure: Failure): void;
}

/** Longest pause between two tries; the first is tried at once. */
const longestPauseMs = 5_000;

/**
 * Keeps one connection to the engine. When it breaks, calls under way fail with `connection.lost` (whether they were
 * carried out is not known) and a new connection is made; calls made meanwhile wait for it.
 */
export function createEngineClient(open: () => Promise<Channel>): EngineClient {
  const waiting = new Map<number, Waiting>();
  const eventListeners = new Set<(event: EngineEvent) => void>();
  const stateListeners = new Set<() => void>();
  let state: ConnectionState = 'connecting';
  let lastId = 0;
  let closed = false;
  let connection = connect();
  // A refusal reaches whoever calls; without a call nobody has to hear of it.
  connection.catch(() => undefined);

  function setState(next: ConnectionState): void {
    state = next;
    for (const listener of stateListeners) listener();
  }

  async function connect(): Promise<Channel> {
    for (let pauseMs = 100; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      try {
        const channel = await open();
        channel.onClose(lose);
        channel.onMessage((message) => receive(message as AnswerMessage | EventMessage));
        setState('open');
        return channel;
      } catch (error) {
        const refused = error instanceof Failure && error.code === 'session.missing';
        setState(refused ? 'refused' : 'lost');
        if (refused || closed) throw error;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
  }

  function lose(): void {
    for (const call of waiting.values()) call.reject(new Failure('connection.lost'));
    waiting.clear();
    if (closed) return;
    setState('lost');
    connection = connect();
    connection.catch(() => undefined);
  }

  function receive(message: AnswerMessage | EventMessage): void {
    if ('event' in message) {
      for (const listener of eventListeners) listener(message.event);
      return;
    }
    if (message.id === null) return;
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if ('error' in message) call?.reject(Failure.of(message.error));
    else call?.resolve(message.output as never);
  }

  return {
    get state() {
      return state;
    },
    async call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>> {
      const channel = await connection;
      lastId += 1;
      const message: CallMessage = { id: lastId, name, input };
      return new Promise((resolve, reject) => {
        waiting.set(message.id, { resolve, reject });
        channel.send(message);
      });
    },
    onState: (listener) => subscribeTo(stateListeners, listener),
    subscribe: (listener) => subscribeTo(eventListeners, listener),
    close() {
      closed = true;
      connection.then(
        (channel) => channel.close(),
        () => undefined,
      );
    },
  };
}

function subscribeTo<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
