import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import type { Mutation } from './mutation.ts';
import { root } from './rows.ts';

const NOTES = join(root, 'tests/promises/tried.json');
const PAGE = join(root, 'docs/promises.md');

/** Mutation → when, and at which commit, its test noticed it last. Written by `npm run promises -- --write` alone. */
const notes = z.record(z.string(), z.object({ day: z.iso.date(), commit: z.string() }));

/** The line of docs/promises.md that says what was tried. */
export const TRIED = /^Tried last: .*$/m;

export const nameOf = (mutation: Mutation) =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(mutation).sort()))
    .digest('hex')
    .slice(0, 12);

export const readTried = () => notes.parse(JSON.parse(readFileSync(NOTES, 'utf8')));

const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();

/** The commit that is tried, whose notes may be newer. @throws Error where something else would be */
export function cleanCommit(): string {
  const others = ['.', ...[NOTES, PAGE].map((path) => `:!${relative(root, path)}`)];
  if (git('status', '--porcelain', '--', ...others) !== '')
    throw new Error('Only what is committed is written down: there are changes');
  return git('rev-parse', '--short=10', 'HEAD');
}

/** Notes what became of one mutation, forgets those that are no more, and has the page say what all come to. */
export function note(mutation: Mutation, commit: string | null, all: readonly Mutation[]): void {
  const { [nameOf(mutation)]: _, ...others } = readTried();
  const now = { day: new Date().toISOString().slice(0, 10), commit: commit ?? '' };
  const every = commit === null ? others : { ...others, [nameOf(mutation)]: now };
  const names = new Set(all.map(nameOf));
  const tried = Object.entries(every).filter(([name]) => names.has(name));
  writeFileSync(NOTES, `${JSON.stringify(Object.fromEntries(tried.sort()), null, 2)}\n`);
  writeFileSync(PAGE, readFileSync(PAGE, 'utf8').replace(TRIED, lineOf(Object.fromEntries(tried))));
}

/** What was noticed, by the notes. */
export function lineOf(tried: ReturnType<typeof readTried>): string {
  const each = Object.values(tried).sort((a, b) => a.day.localeCompare(b.day));
  const commits = [...new Set(each.map(({ commit }) => `\`${commit}\``))].join(', ');
  const [first, last] = [each[0]?.day, each.at(-1)?.day];
  const days = first === last ? `on ${first}` : `from ${first} to ${last}`;
  return `Tried last: ${each.length} changes were noticed${each.length > 0 ? `, ${days}, at ${commits}` : ''}.`;
}
