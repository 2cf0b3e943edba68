import type { Handlers, ProceduresOf } from '../handlers.ts';
import { writeReports } from '../report/write-reports.ts';
import { type EngineContext, kindOf, runOf } from './context.ts';

export function reportProcedures(context: EngineContext): Handlers<ProceduresOf<'reports' | 'templates'>> {
  return {
    'reports.write': async (input) => ({ files: await writeReports(context, runOf(context, input.run), input) }),
    'templates.write': async ({ kind, out, lang }) => {
      kindOf(context, kind);
      return { path: out, notes: [lang] };
    },
  };
}
