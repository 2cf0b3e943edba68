import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AnyPartner } from './any-partner.ts';

/** What a process of its own is to send (`sender-process.ts`), and what befalls it. */
export interface SenderPlan {
  readonly home: string;
  /** Of the partner. */
  readonly address: string;
  readonly run: string;
  /** eTower by default. */
  readonly partner?: AnyPartner;
  /** The folder of the second journal. */
  readonly outside?: string;
  /** Of the office's ledger, for one of several desks. */
  readonly officeUrl?: string;
  /** The host kept no keys: nothing can be sent with any account. */
  readonly keyless?: boolean;
  /** A person is there who decides what is unknown, by this file of what the partner has. */
  readonly portal?: string;
  /** The file to which the orders that this person has sent again are added, a key a line. */
  readonly sentAgain?: string;
  /** Of the account; very many by default. */
  readonly ratePerSecond?: number;
}

export interface Sender {
  readonly child: ChildProcess;
  /** Resolves when its first order changed, with false when it ended before one did. */
  readonly begun: Promise<boolean>;
  /** Resolves when it is gone: its exit code (null when it was killed), and what it wrote to stderr. */
  readonly gone: Promise<{ readonly code: number | null; readonly stderr: string }>;
}

export interface SenderOptions {
  /** The program, where it was made quicker to start than its sources are. */
  readonly script?: string;
  /** No file may become larger than so many KiB, as a disk that is full would have it. Not on Windows. */
  readonly kib?: number;
}

/** Its exit code: 0, 3 when a sentence for a person ended it, anything else is a bug. */
export function startSender(plan: SenderPlan, { script = SOURCE, kib }: SenderOptions = {}): Sender {
  const command = [process.execPath, script, JSON.stringify(plan)];
  const limited = kib === undefined ? command : ['bash', '-c', `ulimit -f ${kib}; exec "$@"`, '-', ...command];
  const [program = '', ...args] = limited;
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const gone = once(child, 'close').then(() => ({ code: child.exitCode, stderr }));
  const begun = Promise.race([once(child.stdout, 'data').then(() => true), gone.then(() => false)]);
  child.stdout.resume();
  return { child, begun, gone };
}

const SOURCE = new URL('./sender-process.ts', import.meta.url).pathname;
