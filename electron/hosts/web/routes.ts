import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Failure } from '#shared/contract/failure.ts';
import type { FailureBody } from '#shared/contract/messages.ts';
import type { RendererFiles } from '../transport/page-files.ts';
import { type Access, sameText } from './access.ts';
import type { PageFolders } from './page-folders.ts';
import { receiveUpload, uploadParts } from './uploads.ts';

export interface RouteParts {
  readonly files: RendererFiles;
  readonly access: Access;
  readonly folders: PageFolders;
  readonly maxUploadBytes: number;
  /** Lets another program of the same user ask for a link; without it none is given. */
  readonly inviteKey: string | undefined;
  /** Shows the person at the running program a token that a page without one asked for; without it none may ask. */
  readonly onAsked: ((token: string) => void) | undefined;
}

/** How long a link lasts that somebody asked for: long enough to be opened (ms). */
const ASKED_FOR = 15 * 60_000;
/** How often a page without a cookie may ask (ms): it writes to the terminal. */
const ASK_APART = 5000;

type Route = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

/**
 * Everything the page's server answers, besides the socket. Only the page itself, the exchange, and asking for a link (which
 * shows up in the terminal, not in the answer) need no cookie.
 */
export function createRoute(parts: RouteParts): Route {
  const { files, access, folders, maxUploadBytes } = parts;
  const withCookie: Readonly<Record<string, Route>> = {
    async 'GET /session'(request, response) {
      const cookie = access.renew(request);
      if (cookie) response.setHeader('set-cookie', cookie);
      replyEmpty(response, 204);
    },
    async 'POST /uploads'(request, response, { searchParams }) {
      const importId = searchParams.get('import') ?? '';
      const path = searchParams.get('path') ?? '';
      const upload = { folder: folders.uploads, importId, path, maxBytes: maxUploadBytes };
      const uploaded = await receiveUpload(request, upload);
      folders.received(uploaded);
      replyJson(response, 200, uploaded);
    },
    async 'POST /exports'(_request, response, { searchParams }) {
      const name = searchParams.get('name') ?? '';
      if (uploadParts(name)?.length !== 1) throw new Failure('upload.name', { name: name.slice(0, 200) });
      replyJson(response, 200, { path: await folders.allot(name) });
    },
    async 'GET /downloads'(_request, response, { searchParams }) {
      const path = searchParams.get('path') ?? '';
      if (!folders.mayDownload(path)) throw new Failure('file.notOurs');
      response.writeHead(200, {
        'content-type': 'application/octet-stream',
        'content-length': (await stat(path)).size,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(folders.nameOf(path))}`,
      });
      await pipeline(createReadStream(path), response);
    },
  };

  const forAll = routesForAll(parts);
  return async (request, response, url) => {
    const name = `${request.method} ${url.pathname}`;
    const open = Object.hasOwn(forAll, name) ? forAll[name] : undefined;
    if (open) return open(request, response, url);
    const route = Object.hasOwn(withCookie, name) ? withCookie[name] : undefined;
    if (route) return access.allows(request) ? route(request, response, url) : replyEmpty(response, 401);
    const file = request.method === 'GET' ? await files.read(url.pathname) : null;
    if (!file) return replyEmpty(response, 404);
    response.writeHead(200, { 'content-type': file.type }).end(file.bytes);
  };
}

/** What somebody without a cookie may ask. */
function routesForAll({ access, inviteKey, onAsked }: RouteParts): Readonly<Record<string, Route>> {
  let mayAskAt = 0;
  return {
    async 'POST /session'(_request, response, { searchParams }) {
      const cookie = access.exchange(searchParams.get('token') ?? '');
      if (cookie) response.setHeader('set-cookie', cookie);
      replyEmpty(response, cookie ? 204 : 401);
    },
    async 'POST /session/ask'(_request, response) {
      if (!onAsked) return replyEmpty(response, 404);
      const now = performance.now();
      if (now < mayAskAt) return replyEmpty(response, 429);
      mayAskAt = now + ASK_APART;
      onAsked(access.invite(ASKED_FOR));
      replyEmpty(response, 204);
    },
    async 'POST /invitations'({ headers }, response) {
      const key = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
      if (inviteKey === undefined || !sameText(key, inviteKey)) return replyEmpty(response, 401);
      replyJson(response, 200, { token: access.invite(ASKED_FOR) });
    },
  };
}

function replyJson(response: ServerResponse, status: number, body: unknown): void {
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
