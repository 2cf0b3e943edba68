/**
 * The practice partners: servers on loopback that answer as the partners' contracts say. They are written from the
 * contracts alone and share nothing with the side that calls them, so that a mistake there cannot be a mistake here too. A
 * request is read (`exchange.ts`), checked and answered by its partner (`etower/`, `top/`, `xport/`), and what is stored is
 * kept for good (`ledger.ts`); on request things go wrong on the way (`faults.ts`).
 */

import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '#shared/contract/failure.ts';
import { drawFaults } from './draw-faults.ts';
import { etowerPartner } from './etower/etower.ts';
import { etowerCredentials } from './etower/signature.ts';
import { type ExchangeHost, exchange, writeStatus } from './exchange.ts';
import { type FaultSpec, noFaults } from './faults.ts';
import { openLedger } from './ledger.ts';
import type { PracticePartner } from './partner.ts';
import { topCredentials } from './top/access.ts';
import { topPartner } from './top/top.ts';
import { xportCredentials } from './xport/access.ts';
import { xportPartner } from './xport/xport.ts';

export { type FaultSpec, parseFaults } from './faults.ts';

/**
 * What the practice partners accept. No secrets: they open nothing but servers on this machine, and everybody may
 * know them. The built-in practice accounts use them and the command line shows them.
 */
export const practiceCredentials = { etower: etowerCredentials, top: topCredentials, xport: xportCredentials };

const HOST = '127.0.0.1';

export interface PracticeOptions {
  /** The NDJSON file of everything ever stored; made when absent, kept locked while the server runs. */
  readonly ledgerPath: string;
  /** 0 (the default): any free one. */
  readonly port?: number;
  readonly faults?: FaultSpec;
  /** The built-in ones by default. */
  readonly partners?: readonly PracticePartner[];
  /** Milliseconds since the epoch; the system's by default. */
  readonly clock?: () => number;
  /** Larger requests are answered 413; 64 MiB by default. */
  readonly maxBodyBytes?: number;
  /** Milliseconds a client may take to send a request; 30 s by default. */
  readonly requestTimeoutMs?: number;
  /** Told of every bug that a request brought up; the client gets a 500. */
  readonly onError?: (error: unknown) => void;
}

export interface PracticeServer {
  readonly port: number;
  /** `http://127.0.0.1:port` */
  readonly url: string;
  /** The base address for an account of each partner, by partner id. */
  readonly addresses: Readonly<Record<string, string>>;
  /** From the next request on; numbers start anew from the seed. */
  setFaults(faults: FaultSpec): void;
  /** Cuts what is under way and lets go of the ledger. */
  close(): Promise<void>;
}

/**
 * Starts the practice partners: one HTTP server on loopback, all partners by path, one ledger.
 * @throws Failure `practice.ledgerInUse`, `practice.ledgerDamaged`, `practice.portInUse`
 */
export async function startPractice(options: PracticeOptions): Promise<PracticeServer> {
  const clock = options.clock ?? Date.now;
  const partners = options.partners ?? [etowerPartner(), topPartner(), xportPartner()];
  const timeoutMs = options.requestTimeoutMs ?? 30_000;
  const closing = new AbortController();
  const underWay = new Set<Promise<unknown>>();
  const ledger = openLedger(options.ledgerPath);
  let faults = options.faults ?? noFaults;
  let draw = drawFaults(faults);
  let port = options.port ?? 0;
  let questions = 0;

  // Loading it takes long, and most commands need no practice partner.
  const { createServer } = await import('node:http');
  const server = createServer(
    // A client that sends byte by byte for ever is cut off; an idle connection is left open long enough for a client
    // never to meet one that is just being closed.
    {
      headersTimeout: timeoutMs,
      requestTimeout: timeoutMs,
      keepAliveTimeout: 120_000,
      connectionsCheckingInterval: Math.min(timeoutMs, 1000),
    },
    (incoming, outgoing) => {
      const done = exchange(incoming, outgoing, host).catch((error) => {
        if (closing.signal.aborted || incoming.socket.destroyed) return outgoing.destroy();
        options.onError?.(error);
        return outgoing.headersSent ? outgoing.destroy() : writeStatus(outgoing, 500, host);
      });
      underWay.add(done);
      done.finally(() => underWay.delete(done));
    },
  );
  server.maxConnections = 1000;

  const host: ExchangeHost = {
    partners,
    ledger,
    maxBodyBytes: options.maxBodyBytes ?? 64 * 2 ** 20,
    draw: (path) => draw(path),
    get faults() {
      return faults;
    },
    nextQuestion() {
      questions += 1;
      return questions;
    },
    now: () => clock() + faults.clockMs,
    wait: (ms) => delay(ms, undefined, { signal: closing.signal }),
    refuseConnections(ms) {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      host
        .wait(ms)
        .then(() => listen(server, port))
        .catch((error) => closing.signal.aborted || options.onError?.(error));
    },
  };

  try {
    port = await listen(server, port);
  } catch (error) {
    ledger.close();
    throw error;
  }
  const url = `http://${HOST}:${port}`;
  return {
    port,
    url,
    addresses: Object.fromEntries(partners.map(({ id, basePath }) => [id, url + basePath])),
    setFaults(next) {
      faults = next;
      draw = drawFaults(next);
    },
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await Promise.all(underWay);
      ledger.close();
    },
  };
}

/** Resolves with the port that the server listens on. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Failure('practice.portInUse', { port }) : error);
    server.once('error', fail);
    server.listen(port, HOST, () => {
      server.off('error', fail);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
