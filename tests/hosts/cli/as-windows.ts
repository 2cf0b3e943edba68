import { createRequire } from 'node:module';
import Sqlite from 'better-sqlite3';

/** Loaded into a program before its first line: it takes this system for Windows, whose libraries cannot be loaded here. */
new Sqlite(':memory:').close();
Object.defineProperty(createRequire(import.meta.url)('node:process'), 'platform', { value: 'win32' });
