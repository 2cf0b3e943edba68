import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Draw, shuffleLists } from './draw-faults.ts';
import { type FaultAfter, type FaultBefore, type FaultSpec, isBefore, isBusiness, isPartnerFault } from './faults.ts';
import type { Ledger } from './ledger.ts';
import type { PracticeAnswer, PracticePartner } from './partner.ts';

const JSON_TYPE = 'application/json;charset=UTF-8';
/** Pieces in which a slow answer comes. */
const PIECES = 40;

/** What the server lends to one exchange. */
export interface ExchangeHost {
  readonly partners: readonly PracticePartner[];
  readonly ledger: Ledger;
  readonly maxBodyBytes: number;
  readonly faults: FaultSpec;
  /** The faults that the request that arrives now meets. */
  draw(path: string): Draw;
  /** Counts the requests that reach a partner, from 1. */
  nextQuestion(): number;
  /** The server's clock in milliseconds, wrong when it was told to be. */
  now(): number;
  /** Resolves after `ms`; rejects when the server closes meanwhile. */
  wait(ms: number): Promise<void>;
  /** Cuts every connection and takes no new ones for `ms`. */
  refuseConnections(ms: number): void;
}

/**
 * Reads one request, lets its partner decide and store, and answers; a fault comes before or after storing. The
 * partners know nothing of it, but lend their words to some of it.
 */
export async function exchange(incoming: IncomingMessage, outgoing: ServerResponse, host: ExchangeHost): Promise<void> {
  // Writing to a client that has gone is no reason to fall over.
  outgoing.on('error', () => undefined);
  const target = incoming.url ?? '/';
  const path = target.split('?', 1)[0] ?? target;
  const partner = host.partners.find((each) => each.match(path));
  if (!partner) return refuseUnread(outgoing, 404, host);
  const body = await readBody(incoming, host.maxBodyBytes);
  if (!body) return refuseUnread(outgoing, 413, host);

  const { latencyMs, fault, shuffle } = host.draw(path);
  if (latencyMs > 0) await host.wait(latencyMs);
  const ownWords =
    fault !== null && isPartnerFault(fault) ? partner.answerFault?.(fault, host.faults.retryAfterS) : undefined;
  if (fault !== null && isBefore(fault)) {
    return ownWords ? writeAnswer(outgoing, ownWords, host) : failBefore(outgoing, fault, host);
  }

  const url = `http://${incoming.headers.host ?? ''}${target}`;
  const request = { method: incoming.method ?? '', path, url, headers: incoming.headers, body };
  const business = fault !== null && isBusiness(fault) ? fault : null;
  const { ledger, now, faults } = host;
  const context = { now, ledger, fault: business, life: faults.life, question: host.nextQuestion() };
  const given = partner.handle(request, context);
  host.ledger.flush();

  const answer = shuffle === null ? given : { ...given, body: shuffleLists(given.body, shuffle) };
  if (fault === null || ownWords || isBusiness(fault)) return writeAnswer(outgoing, ownWords ?? answer, host);
  return failAfter(outgoing, answer, fault, host);
}

/** The request's body, or null as soon as it is larger than the server takes; the connection stays open for the answer. */
async function readBody(incoming: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  if (Number(incoming.headers['content-length'] ?? 0) > maxBytes) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Answers without having read the body, so that the connection cannot be used again. */
function refuseUnread(outgoing: ServerResponse, status: number, host: ExchangeHost): void {
  writeStatus(outgoing, status, host, { connection: 'close' });
}

/** What happens instead of deciding and storing. */
function failBefore(outgoing: ServerResponse, fault: FaultBefore, host: ExchangeHost): void {
  switch (fault) {
    case 'http500':
    case 'isp':
      writeStatus(outgoing, 500, host);
      return;
    case 'http503':
      writeStatus(outgoing, 503, host, retryAfter(host));
      return;
    case 'http429':
    case 'throttle':
      writeStatus(outgoing, 429, host, retryAfter(host));
      return;
    case 'session':
      writeStatus(outgoing, 401, host);
      return;
    case 'cut-before':
      outgoing.destroy();
      return;
    case 'hang-before':
      return;
    case 'refuse':
      host.refuseConnections(host.faults.refuseMs);
      return;
  }
}

const retryAfter = (host: ExchangeHost) => ({ 'retry-after': String(host.faults.retryAfterS) });

/** What happens to the answer of an order that is stored. */
async function failAfter(
  outgoing: ServerResponse,
  answer: PracticeAnswer,
  fault: FaultAfter,
  host: ExchangeHost,
): Promise<void> {
  switch (fault) {
    case 'http500-after':
    case 'isp-after':
      writeStatus(outgoing, 500, host);
      return;
    case 'http429-after':
    case 'http503-after':
    case 'http504-after':
      writeStatus(outgoing, statusOf(fault), host, retryAfter(host));
      return;
    case 'http429-after-bare':
    case 'http503-after-bare':
    case 'http504-after-bare':
      writeStatus(outgoing, statusOf(fault), host);
      return;
    case 'cut-after':
      outgoing.destroy();
      return;
    case 'hang-after':
      return;
    case 'half-body': {
      const body = writeHead(outgoing, answer, host);
      outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.destroy());
      return;
    }
    case 'slow':
      return writeSlowly(outgoing, writeHead(outgoing, answer, host), host);
    case 'non-json': {
      const body = Buffer.from('<!doctype html><title>Gateway</title><p>Please try again later.</p>\n');
      outgoing.writeHead(200, { 'content-type': 'text/html', 'content-length': body.length, ...date(host) });
      outgoing.end(body);
      return;
    }
  }
}

/** The status in a fault's name. */
const statusOf = (fault: `http${number}-after${string}`) => Number(fault.slice('http'.length, 'http500'.length));

/** An answer that no partner gave: a status and a few words, as a server in front of it would. */
export function writeStatus(outgoing: ServerResponse, status: number, host: ExchangeHost, headers = {}): void {
  const body = Buffer.from(`${status}\n`);
  outgoing.writeHead(status, {
    ...headers,
    'content-type': 'text/plain',
    'content-length': body.length,
    ...date(host),
  });
  outgoing.end(body);
}

/** The answer as the partner gave it. */
function writeAnswer(outgoing: ServerResponse, answer: PracticeAnswer, host: ExchangeHost): void {
  outgoing.end(writeHead(outgoing, answer, host));
}

async function writeSlowly(outgoing: ServerResponse, body: Buffer, host: ExchangeHost): Promise<void> {
  const size = Math.ceil(body.length / PIECES);
  for (let start = 0; start < body.length; start += size) {
    outgoing.write(body.subarray(start, start + size));
    await host.wait(host.faults.slowMs / PIECES);
  }
  outgoing.end();
}

/** Writes status and headers and returns the body that must follow. */
function writeHead(outgoing: ServerResponse, answer: PracticeAnswer, host: ExchangeHost): Buffer {
  const body = Buffer.from(JSON.stringify(answer.body));
  const length = { 'content-type': JSON_TYPE, 'content-length': body.length };
  outgoing.writeHead(answer.status, { ...answer.headers, ...length, ...date(host) });
  return body;
}

function date(host: ExchangeHost) {
  return { date: new Date(host.now()).toUTCString() };
}
