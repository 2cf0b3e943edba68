// `npm run check:rooms`: fails on a cycle between rooms and on an import past a door. With `draw` (`npm run docs`):
// draws the rooms of the engine into ARCHITECTURE.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { drawRooms, withDrawing } from './drawing.ts';
import { findingsIn } from './findings.ts';
import { readTree } from './imports.ts';
import { secondDoors } from './plan.ts';

const root = resolve(import.meta.dirname, '../..');
const tree = readTree(root);

if (process.argv[2] === 'draw') {
  const page = join(root, 'ARCHITECTURE.md');
  writeFileSync(page, withDrawing(readFileSync(page, 'utf8'), drawRooms(tree)));
} else {
  const findings = findingsIn(tree, secondDoors);
  for (const { message } of findings) process.stderr.write(`${message}\n`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}
