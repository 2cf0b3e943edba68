import type { ServerResponse } from 'node:http';
import { Failure } from '#shared/contract/failure.ts';
import type { FailureBody } from '#shared/contract/messages.ts';

export function replyJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

export function replyEmpty(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}

/** A failure in the same words as over the socket; anything else is for the caller to log. */
export function replyFailure(response: ServerResponse, error: unknown): void {
  const known = error instanceof Failure;
  const body: FailureBody = known ? { code: error.code, params: error.params } : { code: 'internal', params: {} };
  // The rest of a refused upload may still be on its way; the connection cannot be used for anything else.
  response.setHeader('connection', 'close');
  replyJson(response, known ? 400 : 500, { error: body });
}
