import { type EngineContext, kindOf, runOf } from '../context.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import { writeReports, writeTemplate } from '../report/report.ts';

export function reportProcedures(context: EngineContext): Handlers<ProceduresOf<'reports' | 'templates'>> {
  return {
    'reports.write': async (input) => ({ files: await writeReports(context, runOf(context, input.run), input) }),
    'templates.write': ({ kind, ...place }) => writeTemplate({ kind: kindOf(context, kind), ...place }),
  };
}
