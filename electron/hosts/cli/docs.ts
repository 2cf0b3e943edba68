import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fieldPages } from '#engine/report/report.ts';

const folder = resolve(import.meta.dirname, '../../../docs/fields');

/** Writes the field reference anew; pages of kinds that are gone go too. */
function writeDocs(): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  for (const { name, text } of fieldPages()) writeFileSync(join(folder, name), text);
}

writeDocs();
