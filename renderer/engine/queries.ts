import { QueryClient } from '@tanstack/react-query';
import type { EngineClient } from '../api/engine-client.ts';

/** Answers are kept while a screen shows them. The engine is on this computer: nothing is retried by itself. */
export function createQueries(): QueryClient {
  const queries = new QueryClient({
    defaultOptions: {
      queries: { retry: false, refetchOnWindowFocus: false, networkMode: 'always', staleTime: 0 },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  // What a partner said of an account's keys is shown beside it until they are changed, not for some minutes only.
  for (const name of ['accounts.test', 'accounts.save']) queries.setMutationDefaults([name], { gcTime: Infinity });
  return queries;
}

/**
 * Asks again for what the engine says has changed: a run's event puts the run in place and refreshes its windows of
 * lines, problems and orders; after a lost connection everything shown is asked for again, since events were missed.
 */
export function followEvents(engine: EngineClient, queries: QueryClient): () => void {
  const stopEvents = engine.subscribe((event) => {
    if (event.type === 'import-progress' || event.type === 'queue-progress') return;
    if (event.type === 'follow-up') {
      queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => showsFollowUp(name) });
      return;
    }
    if (event.type === 'office') {
      queries.invalidateQueries({ queryKey: ['ledger.standing'] });
      return;
    }
    const run = event.type === 'run' ? event.run.id : event.run;
    if (event.type === 'run') queries.setQueryData(['runs.get', { run }], event.run);
    // Drawing labels takes a worker each time: not with every answer while a run is sent.
    const often = event.type === 'run' && event.run.state === 'submitting';
    queries.invalidateQueries({
      predicate: ({ queryKey: [name, input] }) =>
        !(often && (name === 'labels.preview' || name === 'today.get' || name === 'ledger.others')) &&
        shows(name, input, run),
    });
  });
  let missed = false;
  const stopStates = engine.onState(() => {
    if (engine.state === 'open' && missed) queries.invalidateQueries();
    missed = engine.state !== 'open';
  });
  return () => {
    stopEvents();
    stopStates();
  };
}

/** Where an accepted order stands at its warehouse. */
const showsFollowUp = (name: unknown) =>
  name === 'today.get' || name === 'followUp.list' || name === 'followUp.get' || name === 'orders.window';

function shows(name: unknown, input: unknown, run: string): boolean {
  if (name === 'runs.list' || name === 'today.get' || name === 'orders.get' || name === 'orders.contents') return true;
  return name !== 'runs.get' && typeof input === 'object' && input !== null && Reflect.get(input, 'run') === run;
}
