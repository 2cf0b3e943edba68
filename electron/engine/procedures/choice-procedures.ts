import type { EngineContext } from '../context.ts';
import { recheckRuns } from '../edit/recheck-runs.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';

/** The office's own words for choices, as `edits.mapChoice` remembered them. */
export function choiceProcedures(context: EngineContext): Handlers<ProceduresOf<'choices'>> {
  const { store, kinds } = context;
  return {
    'choices.list': () => kinds.flatMap(({ id }) => store.choiceMappings.list(id)),
    'choices.delete': async ({ kind, field, text }) => {
      const deleted = store.choiceMappings.delete(kind, field, text);
      // Orders that are still to be sent must not count as ready for a word that nobody knows any more.
      if (deleted) await recheckRuns(context, ({ id }) => id === kind);
      return { deleted };
    },
  };
}
