import type { ServerResponse } from 'node:http';
import type { FaultAfter, FaultBefore, FaultSpec } from './faults/fault-spec.ts';
import type { PracticeAnswer } from './partner.ts';

const JSON_TYPE = 'application/json;charset=UTF-8';
const PIECES = 40;

/** What writing an answer may ask of the server. */
export interface Stage {
  readonly faults: FaultSpec;
  /** The server's clock in milliseconds, wrong when it was told to be. */
  now(): number;
  /** Resolves after `ms`; rejects when the server closes meanwhile. */
  wait(ms: number): Promise<void>;
  /** Cuts every connection and refuses new ones for `ms`. */
  vanish(ms: number): void;
}

/** The answer as the partner gave it. */
export function writeAnswer(outgoing: ServerResponse, answer: PracticeAnswer, stage: Stage): void {
  outgoing.end(writeHead(outgoing, answer, stage));
}

/** An answer that no partner gave: a status and a few words, as a server in front of it would. */
export function writeStatus(outgoing: ServerResponse, status: number, stage: Stage, headers = {}): void {
  const body = Buffer.from(`${status}\n`);
  outgoing.writeHead(status, {
    ...headers,
    'content-type': 'text/plain',
    'content-length': body.length,
    ...date(stage),
  });
  outgoing.end(body);
}

/** What happens instead of deciding and storing. */
export function misbehaveBefore(outgoing: ServerResponse, fault: FaultBefore, stage: Stage): void {
  const retryAfter = { 'retry-after': String(stage.faults.retryAfterS) };
  switch (fault) {
    case 'http500':
    case 'isp':
      writeStatus(outgoing, 500, stage);
      return;
    case 'http503':
      writeStatus(outgoing, 503, stage, retryAfter);
      return;
    case 'http429':
    case 'throttle':
      writeStatus(outgoing, 429, stage, retryAfter);
      return;
    case 'session':
      writeStatus(outgoing, 401, stage);
      return;
    case 'cut-before':
      outgoing.destroy();
      return;
    case 'hang-before':
      return;
    case 'refuse':
      stage.vanish(stage.faults.refuseMs);
      return;
  }
}

/** What happens to the answer of an order that is stored. */
export async function misbehaveAfter(
  outgoing: ServerResponse,
  answer: PracticeAnswer,
  fault: FaultAfter,
  stage: Stage,
): Promise<void> {
  switch (fault) {
    case 'http500-after':
    case 'isp-after':
      writeStatus(outgoing, 500, stage);
      return;
    case 'cut-after':
      outgoing.destroy();
      return;
    case 'hang-after':
      return;
    case 'half-body': {
      const body = writeHead(outgoing, answer, stage);
      outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.destroy());
      return;
    }
    case 'slow':
      return writeSlowly(outgoing, writeHead(outgoing, answer, stage), stage);
    case 'non-json': {
      const body = Buffer.from('<!doctype html><title>Gateway</title><p>Please try again later.</p>\n');
      outgoing.writeHead(200, { 'content-type': 'text/html', 'content-length': body.length, ...date(stage) });
      outgoing.end(body);
      return;
    }
  }
}

async function writeSlowly(outgoing: ServerResponse, body: Buffer, stage: Stage): Promise<void> {
  const size = Math.ceil(body.length / PIECES);
  for (let start = 0; start < body.length; start += size) {
    outgoing.write(body.subarray(start, start + size));
    await stage.wait(stage.faults.slowMs / PIECES);
  }
  outgoing.end();
}

/** Writes status and headers and returns the body that must follow. */
function writeHead(outgoing: ServerResponse, answer: PracticeAnswer, stage: Stage): Buffer {
  const body = Buffer.from(JSON.stringify(answer.body));
  const length = { 'content-type': JSON_TYPE, 'content-length': body.length };
  outgoing.writeHead(answer.status, { ...answer.headers, ...length, ...date(stage) });
  return body;
}

function date(stage: Stage) {
  return { date: new Date(stage.now()).toUTCString() };
}
