import type { EngineEvent } from '#shared/contract/events.ts';

export type Listener = (event: EngineEvent) => void;

/** Tells every listener; one that throws does not keep the others (or the engine) from going on. */
export interface EventHub {
  emit(event: EngineEvent): void;
  /** Returns the function that ends the subscription. */
  subscribe(listener: Listener): () => void;
}

export function createEventHub(onListenerError: (error: unknown) => void): EventHub {
  const listeners = new Set<Listener>();
  return {
    emit(event) {
      for (const listener of listeners) {
        try {
          listener(event);
        } catch (error) {
          onListenerError(error);
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
