// `npm run bench [-- runs] [import] [recognition] [submission] [pauses] [page]`: writes BENCHMARKS.md, all of it or only these parts. Figures
// are measured against a reference in the same session where there is one; they inform and never decide whether a test
// passes.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { benchImport } from './bench-import.ts';
import { benchPage } from './bench-page.ts';
import { benchPauses } from './bench-pauses.ts';
import { benchRecognition } from './bench-recognition.ts';
import { benchSubmit } from './bench-submit.ts';

/** What is generated stands between two of these in the page, each section under its heading. */
const marker = '<!-- figures -->';
const heading = /^### (.+)$/m;

const parts = {
  Import: benchImport,
  Recognition: benchRecognition,
  Submission: benchSubmit,
  Pauses: benchPauses,
  Page: benchPage,
};
const args = process.argv.slice(2);
const runs = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 3);
const wanted = args.filter((arg) => !/^\d+$/.test(arg));
const names = Object.keys(parts).map((name) => name.toLowerCase());
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0 || runs < 1) {
  process.stderr.write(`There is no part ${unknown.join(', ')}; there are: ${names.join(', ')}.\n`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'dockhand-bench-'));
const file = resolve(import.meta.dirname, '../../BENCHMARKS.md');
const machine = `${cpus().length} cores (${cpus()[0]?.model ?? '?'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;

try {
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name.toLowerCase())) continue;
    const figures = await measure(folder, runs);
    const measured = `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine}; medians of ${runs}.`;
    const page = readFileSync(file, 'utf8');
    const sections = readSections(page).set(name, `${measured}\n\n${figures}`);
    const inOrder = Object.keys(parts).map((part) => ({ name: part, text: sections.get(part) ?? '' }));
    writeFileSync(file, writeSections(page, inOrder));
    process.stdout.write(`### ${name}\n\n${sections.get(name)}\n\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The generated sections of a page by their headings, in order. */
function readSections(page: string): Map<string, string> {
  const [, figures = ''] = page.split(marker);
  const [, ...pieces] = figures.split(heading);
  const sections = new Map<string, string>();
  for (let at = 0; at + 1 < pieces.length; at += 2) sections.set(pieces[at] ?? '', (pieces[at + 1] ?? '').trim());
  return sections;
}

interface Section {
  readonly name: string;
  readonly text: string;
}

/** The page with these sections in place of those it had; empty ones are left out. */
function writeSections(page: string, sections: readonly Section[]): string {
  const [head = '', , tail = ''] = page.split(marker);
  const figures = sections.filter(({ text }) => text !== '').map(({ name, text }) => `### ${name}\n\n${text}`);
  return [`${head}${marker}`, ...figures, `${marker}${tail}`].join('\n\n');
}
