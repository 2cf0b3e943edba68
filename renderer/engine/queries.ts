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

/** Thousands of orders change within seconds, or are heard of: what shows them is asked for again at most so often. */
const RESTS_MS = 200;
/** Nor is an answer that takes long overtaken by the next question, up to this time. */
const WAITS_MS = 2000;

/**
 * Asks again for what the engine says has changed: a run's event puts the run in place and refreshes its windows of
 * lines, problems and orders; after a lost connection everything shown is asked for again, since events were missed.
 * While a run is sent, or many orders are asked about, the news are gathered: the first is seen at once, the others together.
 */
export function followEvents(engine: EngineClient, queries: QueryClient): () => void {
  const refresh = (run: string, often: boolean) =>
    queries.invalidateQueries({
      predicate: ({ queryKey: [name, input] }) => !(often && isDearOften(name)) && shows(name, input, run),
    });
  /** Runs that were last heard to be sent: at their end all is asked for. */
  const sending = new Set<string>();
  /** By run: whether all that changed is told often. */
  const gathered = new Map<string, boolean>();
  let isFollowed = false;
  let resting = false;
  const refreshGathered = async () => {
    if (resting) return;
    resting = true;
    while (gathered.size > 0 || isFollowed) {
      const changed = [...gathered].map(([run, often]) => refresh(run, often));
      if (isFollowed)
        changed.push(queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => showsFollowUp(name) }));
      gathered.clear();
      isFollowed = false;
      const answered = Promise.all(changed);
      await Promise.all([pause(RESTS_MS), Promise.race([answered, pause(WAITS_MS)])]);
    }
    resting = false;
  };
  const stopEvents = engine.subscribe((event) => {
    if (event.type === 'import-progress' || event.type === 'queue-progress') return;
    if (event.type === 'follow-up') {
      isFollowed = true;
      void refreshGathered();
      return;
    }
    if (event.type === 'office') {
      queries.invalidateQueries({ queryKey: ['ledger.standing'] });
      return;
    }
    const run = event.type === 'run' ? event.run.id : event.run;
    if (event.type === 'run') {
      queries.setQueryData(['runs.get', { run }], event.run);
      if (event.run.state !== 'submitting') {
        sending.delete(run);
        refresh(run, false);
        return;
      }
      sending.add(run);
    }
    gathered.set(run, sending.has(run) && gathered.get(run) !== false);
    void refreshGathered();
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

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Drawing labels takes a worker each time, and what is followed is reckoned anew: not with every answer while a run is sent. */
const isDearOften = (name: unknown) =>
  name === 'labels.preview' || name === 'today.get' || name === 'ledger.others' || name === 'followUp.ofRuns';

/** Where an accepted order stands at its warehouse. */
const showsFollowUp = (name: unknown) =>
  name === 'today.get' ||
  name === 'followUp.list' ||
  name === 'followUp.ofRuns' ||
  name === 'followUp.get' ||
  name === 'orders.window';

function shows(name: unknown, input: unknown, run: string): boolean {
  if (
    name === 'followUp.ofRuns' ||
    name === 'runs.list' ||
    name === 'today.get' ||
    name === 'orders.get' ||
    name === 'orders.contents'
  )
    return true;
  return name !== 'runs.get' && typeof input === 'object' && input !== null && Reflect.get(input, 'run') === run;
}
