// What the bench measures, each in a process of its own: `node tests/bench/subjects.ts <name> [arguments]` prints its
// figures as its last line, in JSON. A subject loads only what it is about: its memory is among the figures.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { nameBundledWorkers } from '../bundled-workers.ts';

const subjects = {
  import: importFile,
  recognition: recogniseOnly,
  'bare-read': readBare,
  submit,
  'bare-loop': sendBare,
  pauses: workThroughRun,
  page: workOnPage,
  'practice-server': servePractice,
} as const;

export type Subject = keyof typeof subjects;

const [name = '', ...args] = process.argv.slice(2);
const subject = Object.entries(subjects).find(([known]) => known === name)?.[1];
if (!subject) throw new Error(`There is no subject ${name}`);
await subject(args);

function printFigures(ms: number, more: Readonly<Record<string, number>> = {}): void {
  const peakMb = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(`${JSON.stringify({ ms, peakMb, ...more })}\n`);
}

/** Milliseconds of the processor since then: unlike the time that passed, little of it is other programs' doing. */
function processorMs(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function openEngine(dataDir: string) {
  // As everybody runs them.
  nameBundledWorkers();
  enableCompileCache(process.env.NODE_COMPILE_CACHE);
  const { createEngine } = await import('#engine/engine.ts');
  const { nodePorts } = await import('../../electron/hosts/node/ports.ts');
  return createEngine({ dataDir, ports: nodePorts() });
}

/** From a dropped file to all of its lines checked and stored, in a fresh data folder. */
async function importFile([path = '']: readonly string[]): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dockhand-bench-'));
  const engine = await openEngine(dataDir);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const before = process.cpuUsage();
  const begin = performance.now();
  const { runs } = await engine.call('imports.create', { importId: 'bench', paths: [path] });
  const ms = performance.now() - begin;
  const cpuMs = processorMs(before);
  delay.disable();
  const lines = runs[0]?.counts.lines ?? 0;
  await engine.close();
  rmSync(dataDir, { recursive: true });
  // How long the engine could at most not answer other calls meanwhile, in milliseconds.
  printFigures(ms, { lines, cpuMs, longestPauseMs: delay.max / 1e6, p99PauseMs: delay.percentile(99) / 1e6 });
}

/** The part of that which recognising the file takes, see {@link recogniseFile}. */
async function recogniseOnly([path = '']: readonly string[]): Promise<void> {
  const { recogniseFile } = await import('./recognise-file.ts');
  const { ms, ...more } = await recogniseFile(path);
  printFigures(ms, more);
}

/** The reference of the import figures: SheetJS alone, reading the same file and nothing else. */
async function readBare([path = '']: readonly string[]): Promise<void> {
  const { read } = await import('xlsx');
  const bytes = readFileSync(path);
  const before = process.cpuUsage();
  const begin = performance.now();
  const book = read(bytes, { dense: true });
  const ms = performance.now() - begin;
  const cpuMs = processorMs(before);
  if (book.SheetNames.length === 0) throw new Error('nothing was read');
  printFigures(ms, { cpuMs });
}

/** Sends a checked run through the outbox: every order committed before and after it is sent. */
async function submit([dataDir = '', run = '', concurrency = '8']: readonly string[]): Promise<void> {
  const engine = await openEngine(dataDir);
  const before = process.cpuUsage();
  const begin = performance.now();
  await engine.call('submissions.start', { run, confirmWarnings: true, concurrency: Number(concurrency) });
  const { counts } = await engine.call('submissions.settled', { run });
  const ms = performance.now() - begin;
  const cpuMs = processorMs(before);
  await engine.close();
  printFigures(ms, { orders: counts.accepted, cpuMs });
}

/** The reference of the submission figures: the same orders to the same server, signed, kept alive, and nothing kept. */
async function sendBare([baseUrl = '', bodiesFile = '', concurrency = '8']: readonly string[]): Promise<void> {
  const { sign } = await import('#engine/partners/etower/sign.ts');
  const { practiceCredentials } = await import('#engine/practice/practice.ts');
  const { etowerSettings } = await import('#shared/partners/etower.ts');
  const bodies: string[] = JSON.parse(readFileSync(bodiesFile, 'utf8'));
  const settings = etowerSettings.parse({ baseUrl });
  const url = `${baseUrl}/api/supplier-service/v1/b2b/po`;
  let next = 0;
  let accepted = 0;
  const worker = async () => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
      const headers = {
        ...sign({ method: 'POST', url, date: Date.now() }, practiceCredentials.etower, settings),
        'Content-Type': 'application/json',
        Accept: 'application/json',
      };
      const answer = await fetch(url, { method: 'POST', headers, body });
      const [element]: { success: boolean }[] = await answer.json();
      if (element?.success) accepted += 1;
    }
  };
  const before = process.cpuUsage();
  const begin = performance.now();
  await Promise.all(Array.from({ length: Number(concurrency) }, worker));
  printFigures(performance.now() - begin, { orders: accepted, cpuMs: processorMs(before) });
}

/** Turns of the event loop: the longest one is how long nothing else is answered, by the clock and by the processor. */
function watchTurns() {
  const worst = { Wall: 0, Cpu: 0 };
  let at = performance.now();
  let cpu = process.threadCpuUsage();
  let isOver = false;
  const turn = () => {
    const { user, system } = process.threadCpuUsage(cpu);
    const now = performance.now();
    worst.Wall = Math.max(worst.Wall, now - at);
    worst.Cpu = Math.max(worst.Cpu, (user + system) / 1000);
    at = now;
    cpu = process.threadCpuUsage();
    if (!isOver) setImmediate(turn);
  };
  turn();
  return {
    read() {
      isOver = true;
      return worst;
    },
  };
}

/** What is done to a whole run, one after the other, and how long nothing else was answered meanwhile. */
async function workThroughRun([dataDir = '', file = '']: readonly string[]): Promise<void> {
  const { openDatabase } = await import('#engine/data-folder/data-folder.ts');
  const { createStore, removeRun } = await import('#engine/store/store.ts');
  const engine = await openEngine(dataDir);
  const figures: Record<string, number> = {};
  const measured = async <T>(part: string, work: () => T | Promise<T>): Promise<T> => {
    const turns = watchTurns();
    const begin = performance.now();
    const result = await work();
    await new Promise(setImmediate);
    figures[`${part}Ms`] = performance.now() - begin;
    for (const [name, ms] of Object.entries(turns.read())) figures[`${part}${name}`] = ms;
    return result;
  };
  const begin = performance.now();
  const { runs } = await measured('import', () => engine.call('imports.create', { importId: 'bench', paths: [file] }));
  const run = runs[0]?.id ?? '';
  await measured('replace', () => engine.call('edits.replace', { run, field: 'sku', find: 'SKU', replace: 'ART' }));
  await measured('undo', () => engine.call('edits.undo', { run }));
  await measured('queue', () => engine.call('submissions.start', { run, confirmWarnings: true }));
  await measured('cancel', () => engine.call('submissions.cancel', { run }));
  await engine.close();
  const db = openDatabase({ dataDir, clock: { now: () => Date.now() }, appVersion: '0.0.0' });
  const store = createStore(db, (_kind, field) => field);
  await measured('clear', () => store.retention.clear([run]));
  db.close();

  const again = await openEngine(dataDir);
  const second = await again.call('imports.create', { importId: 'bench-2', paths: [file] });
  await again.close();
  const last = openDatabase({ dataDir, clock: { now: () => Date.now() }, appVersion: '0.0.0' });
  const rest = createStore(last, (_kind, field) => field);
  const deleted = second.runs[0]?.id ?? '';
  rest.runRemoval.hide(deleted);
  await measured('remove', () => removeRun(rest, deleted));
  last.close();
  printFigures(performance.now() - begin, figures);
}

/** The page in a browser while a file of 100 000 lines is read, scrolled and edited: its longest tasks. */
async function workOnPage([dataDir = '', file = '', executablePath]: readonly string[]): Promise<void> {
  const { chromium } = await import('@playwright/test');
  const { builtRenderer } = await import('../../electron/hosts/node/built.ts');
  const { stderrLog } = await import('../../electron/hosts/node/ports.ts');
  const { startWebHost } = await import('../../electron/hosts/web/start-web-host.ts');
  const { workThrough } = await import('../e2e/support/large-file.ts');
  const engine = await openEngine(dataDir);
  await engine.call('settings.set', { values: { firstRunDone: true, language: 'zh' } });
  const host = await startWebHost({ engine, dataDir, rendererDir: builtRenderer, log: stderrLog(false) });
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } });
  await page.goto(host.invite());
  await page.getByRole('navigation').first().waitFor();
  const begin = performance.now();
  const tasks = await workThrough(page, file);
  const ms = performance.now() - begin;
  await browser.close();
  await host.close();
  await engine.close();

  const over50 = (took: readonly number[]) => took.filter((task) => task > 50).length;
  printFigures(ms, {
    read: tasks.read[0] ?? 0,
    readOver50: over50(tasks.read),
    scrolled: tasks.scrolled[0] ?? 0,
    scrolledOver50: over50(tasks.scrolled),
    edited: tasks.edited[0] ?? 0,
    editedOver50: over50(tasks.edited),
  });
}

/** A practice partner for the others; says its address to the process that started it, and stays until it is ended. */
async function servePractice([home = '']: readonly string[]): Promise<void> {
  const { hostPractice } = await import('#engine/accounts/practice-directory.ts');
  const practice = await hostPractice(home);
  // Held until the end: what nobody holds is collected, and its lock with it.
  process.once('exit', () => void practice.close());
  process.send?.(practice.addresses.etower);
}
