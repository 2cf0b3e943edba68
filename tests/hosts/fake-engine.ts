import type { Log } from '#engine/ports.ts';
import type { EngineEvent } from '#shared/contract/events.ts';
import type { ServedEngine } from '../../electron/hosts/transport/dispatcher.ts';

export interface FakeEngine extends ServedEngine {
  readonly calls: { name: string; input: unknown }[];
  emit(event: EngineEvent): void;
}

/** Stands in for the engine where only what carries its calls is tested. */
export function fakeEngine(answer: (name: string, input: unknown) => unknown): FakeEngine {
  const listeners = new Set<(event: EngineEvent) => void>();
  const calls: FakeEngine['calls'] = [];
  return {
    calls,
    async call(name, input) {
      calls.push({ name, input });
      return (await answer(name, input)) as never;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit(event) {
      for (const listener of listeners) listener(event);
    },
  };
}

/** Keeps what was logged, as one text to search. */
export function memoryLog(): Log & { text(): string } {
  const lines: string[] = [];
  const write = (message: string, detail?: object) => lines.push(`${message} ${JSON.stringify(detail ?? {})}`);
  return { info: write, warn: write, text: () => lines.join('\n') };
}
