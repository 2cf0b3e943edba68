import type { IncomingHttpHeaders } from 'node:http';
import type { BusinessFault, PartnerFault } from './faults.ts';
import type { Json } from './json.ts';
import type { Ledger } from './ledger.ts';
import type { LifeSpec } from './life.ts';

/** One practice partner. A new one is a folder that exports this and a line in `practice.ts`. */
export interface PracticePartner {
  readonly id: string;
  /** What follows the server's address in the base address that an account of this partner needs, such as `/api`. */
  readonly basePath: string;
  /** True for the paths (without query) that this partner answers. */
  match(path: string): boolean;
  /**
   * Decides and stores, in one go: it is not asynchronous, so that two requests with one reference can never both be
   * new. What it adds to the ledger is on the disk before its answer leaves.
   */
  handle(request: PracticeRequest, context: PracticeContext): PracticeAnswer;
  /** A fault in the partner's own words. `waitS`: seconds for which `throttle` shuts the client out. */
  answerFault?(fault: PartnerFault, waitS: number): PracticeAnswer;
}

export interface PracticeRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** As the client wrote it, from `http://` to the end of the query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface PracticeContext {
  /** The server's clock in milliseconds since the epoch, wrong when it was told to be. */
  now(): number;
  readonly ledger: Ledger;
  /** What shall not go as agreed this time; null when everything shall. */
  readonly fault: BusinessFault | null;
  /** How orders live on. */
  readonly life: LifeSpec;
  /** Counts the requests. */
  readonly question: number;
}

export interface PracticeAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Json;
}
