import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { Run, Target } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { renderFileProblem } from '#shared/text/render-problem.ts';
import type { Session } from '../session.ts';
import { tellRecognition } from './tell-recognition.ts';

export interface ImportOptions {
  readonly kind?: string;
  readonly attachments?: string;
  readonly target: Target;
}

/**
 * Reads and checks files; tells what was refused (on standard error too where nothing is left to run), how each sheet
 * was read and which rows were left out.
 *
 * @throws Failure `import.cancelled` on Ctrl+C
 */
export async function importFiles(
  session: Session,
  files: readonly string[],
  options: ImportOptions,
): Promise<{ runs: Run[]; refused: number }> {
  const { engine, output, t, interrupted } = session;
  const importId = randomUUID();
  interrupted.addEventListener('abort', () => void engine.call('imports.cancel', { importId }), { once: true });
  const { runs, refused } = await engine.call('imports.create', {
    importId,
    paths: files.map((file) => resolve(file)),
    ...(options.kind ? { kind: options.kind } : {}),
    ...(options.attachments ? { attachmentsDir: resolve(options.attachments) } : {}),
    target: options.target,
  });
  for (const refusal of refused) {
    output.event({
      type: 'problem',
      file: refusal.file,
      sheet: null,
      row: null,
      column: null,
      field: null,
      code: `file.${refusal.code}`,
      severity: 'error',
      message: renderFileProblem(t, findKind, refusal),
    });
  }
  const [first] = refused;
  if (runs.length === 0 && first) tellNothing(session, renderFileProblem(t, findKind, first), refused.length);
  for (const run of runs) await tellRecognition(session, run);
  return { runs, refused: refused.length };
}

/** The whole command comes to nothing: scripts that read no events are told why as well. */
function tellNothing({ t }: Session, reason: string, count: number): void {
  const message = count === 1 ? reason : t('cli:noFile', { count, reason });
  process.stderr.write(`${t('cli:failed', { message })}\n`);
}
