import { parse, resolve } from 'node:path';
import { Failure } from '#shared/contract/failure.ts';
import type { Run } from '#shared/contract/run.ts';
import type { Parsed } from '#shared/contract.ts';
import { translator } from '#shared/text/index.ts';
import { gateFile } from '../files/gate.ts';
import { type EngineContext, kindOf } from '../procedures/context.ts';
import type { StoredFile } from '../store/files.ts';
import type { Written } from './error-input.ts';
import { errorContent } from './error-input-of.ts';
import { writeErrorWorkbook } from './error-workbook.ts';

/** Writes the reports of a run; with several source files, one error workbook each. */
export async function writeReports(
  context: EngineContext,
  run: Run,
  { out, lang }: Parsed<'reports.write'>,
): Promise<Written[]> {
  const files = context.store.files.list(run.id);
  const written: Written[] = [];
  for (const [position, file] of files.entries()) {
    written.push(await errorWorkbook(context, run, file, numbered(out, position), lang));
  }
  return written;
}

async function errorWorkbook(
  context: EngineContext,
  run: Run,
  file: StoredFile,
  out: string,
  lang: 'zh' | 'en',
): Promise<Written> {
  const path = context.blobs.path(file.sha256);
  const gated = await gateFile(path);
  if (!gated.ok) throw new Failure('report.sourceUnreadable', { file: file.name });
  const content = errorContent(context.store.reportSource, run.id, file, kindOf(context, run.kind), translator(lang));
  return writeErrorWorkbook({ source: { path, format: gated.format, name: file.name }, ...content, lang, out });
}

function numbered(out: string, position: number): string {
  if (position === 0) return out;
  const { dir, name, ext } = parse(out);
  return resolve(dir, `${name}-${position + 1}${ext}`);
}
