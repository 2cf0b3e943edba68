// `npm run bench [-- runs]`: writes BENCHMARKS.md. Figures are ratios against a reference measured in the same session;
// they inform and never decide whether a test passes.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { benchImport } from './bench-import.ts';
import { benchSubmit } from './bench-submit.ts';

const runs = Number(process.argv[2] ?? 3);
const folder = mkdtempSync(join(tmpdir(), 'dockhand-bench-'));
const file = resolve(import.meta.dirname, '../../BENCHMARKS.md');
const marker = '<!-- figures -->';

try {
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? '?'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  const sections = [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine}; medians of ${runs}.`,
    benchImport(folder, runs),
    await benchSubmit(folder, runs),
  ];
  const [head = '', , tail = ''] = readFileSync(file, 'utf8').split(marker);
  writeFileSync(file, `${head}${marker}\n\n${sections.join('\n\n')}\n\n${marker}${tail}`);
  process.stdout.write(`${sections.join('\n\n')}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
