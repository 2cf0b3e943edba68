// The reference of the import figures: SheetJS alone, reading the same file and nothing else.
import { readFileSync } from 'node:fs';
import { read } from 'xlsx';
import { printFigures } from './figures.ts';

const bytes = readFileSync(process.argv[2] ?? '');
const begin = performance.now();
const book = read(bytes, { dense: true });
const ms = performance.now() - begin;
if (book.SheetNames.length === 0) throw new Error('nothing was read');
printFigures(ms);
