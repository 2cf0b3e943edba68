import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Failure } from '#shared/contract/failure.ts';
import type { FailureBody } from '#shared/contract/messages.ts';
import type { RendererFiles } from '../transport/page-files.ts';
import type { Access } from './access.ts';
import type { PageFolders } from './page-folders.ts';
import { receiveUpload, uploadParts } from './uploads.ts';

export interface RouteParts {
  readonly files: RendererFiles;
  readonly access: Access;
  readonly folders: PageFolders;
  readonly maxUploadBytes: number;
}

type Route = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

/** Everything the page's server answers, besides the socket. Only the page itself and the exchange need no cookie. */
export function createRoute({ files, access, folders, maxUploadBytes }: RouteParts): Route {
  const withCookie: Readonly<Record<string, Route>> = {
    async 'GET /session'(_request, response) {
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

  return async (request, response, url) => {
    const name = `${request.method} ${url.pathname}`;
    if (name === 'POST /session') {
      const cookie = access.exchange(url.searchParams.get('token') ?? '');
      if (cookie) response.setHeader('set-cookie', cookie);
      return replyEmpty(response, cookie ? 204 : 401);
    }
    const route = Object.hasOwn(withCookie, name) ? withCookie[name] : undefined;
    if (route) return access.allows(request) ? route(request, response, url) : replyEmpty(response, 401);
    const file = request.method === 'GET' ? await files.read(url.pathname) : null;
    if (!file) return replyEmpty(response, 404);
    response.writeHead(200, { 'content-type': file.type }).end(file.bytes);
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
