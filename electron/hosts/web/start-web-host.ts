import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { Log } from '#engine/ports.ts';
import { FILE_LIMITS } from '#engine/read/read.ts';
import { Failure } from '#shared/contract/failure.ts';
import { createEngineDispatcher, errorTrace, type ServedEngine, serveChannel } from '../transport/dispatcher.ts';
import { rendererFiles, securityHeaders } from '../transport/page-files.ts';
import { comesFromOurPage, createAccess, namesUs } from './access.ts';
import { createPageFolders } from './page-folders.ts';
import { createRoute, replyEmpty, replyFailure } from './routes.ts';
import { socketChannel } from './socket-channel.ts';

export interface WebHostOptions {
  readonly engine: ServedEngine;
  readonly dataDir: string;
  /** Folder of the built renderer. */
  readonly rendererDir: string;
  readonly log: Log;
  /** 0 (default): any free port. */
  readonly port?: number;
  /** Largest upload in bytes; default: the largest file that an import takes. */
  readonly maxUploadBytes?: number;
  /** Whoever shows it is given a link: another program of the same user. */
  readonly inviteKey?: string;
  /** Shows the person at this program a link that a page asked for which may not talk to it. */
  readonly onAsked?: (url: string) => void;
  /** Milliseconds since the epoch; for how long browsers are remembered. */
  readonly now?: () => number;
}

export interface WebHost {
  readonly port: number;
  /** The page with a one-time token in its fragment. */
  readonly url: string;
  /** Another such link, for another browser. */
  invite(): string;
  close(): Promise<void>;
}

/**
 * Serves the page and its line to the engine on 127.0.0.1, to nobody but the browser that holds the link.
 * Fails with `web.portInUse`.
 */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const { engine, dataDir, rendererDir, log, maxUploadBytes = FILE_LIMITS.fileBytes, inviteKey, onAsked } = options;
  const folders = createPageFolders(dataDir);
  await folders.clearLeftovers();
  const server = createServer();
  const port = () => (server.address() as AddressInfo).port;
  const access = createAccess(dataDir, options.now);
  const linkOf = (token: string) => `http://127.0.0.1:${port()}/#token=${token}`;
  const route = createRoute({
    ...{ files: rendererFiles(rendererDir), access, folders, maxUploadBytes, inviteKey },
    onAsked: onAsked && ((token) => onAsked(linkOf(token))),
  });

  server.on('request', async (request, response) => {
    const origin = `127.0.0.1:${port()}`;
    const headers = securityHeaders(`'self' ws://${origin}`);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    // Put together rather than resolved: `//elsewhere` must not become another host.
    const target = `http://${origin}${request.url}`;
    if (!namesUs(request, port()) || !URL.canParse(target)) return replyEmpty(response, 421);
    const url = new URL(target);
    // The page itself may be opened from anywhere (a link, the command line); everything else only from the page.
    if (url.pathname !== '/' && !comesFromOurPage(request, port())) return replyEmpty(response, 403);
    try {
      await route(request, response, url);
    } catch (error) {
      if (response.headersSent) response.destroy();
      else replyFailure(response, error);
      if (!(error instanceof Error && 'code' in error)) log.warn('a request broke', { where: errorTrace(error) });
    }
  });

  const sockets = new WebSocketServer({ noServer: true, maxPayload: 32 * 1024 * 1024 });
  const named: ServedEngine = {
    call: (name, input) => engine.call(name, folders.withNames(name, input)),
    subscribe: engine.subscribe,
  };
  const served = {
    dispatch: createEngineDispatcher({ engine: named, log, admit: folders.admit, wrote: folders.wrote }),
    subscribe: (listener: Parameters<ServedEngine['subscribe']>[0]) => engine.subscribe(listener),
  };
  // Whoever connects may reset at any moment, also while nobody else listens: an upgrade is taken out of Node's hands.
  server.on('connection', (socket) => socket.on('error', () => socket.destroy()));
  server.on('upgrade', (request, socket, head) => {
    const ours = namesUs(request, port()) && comesFromOurPage(request, port(), true) && access.allows(request);
    if (ours && request.url === '/engine')
      sockets.handleUpgrade(request, socket, head, (webSocket) => serveChannel(socketChannel(webSocket), served));
    // Whoever keeps its own half open would keep the host from ending.
    else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n', () => socket.destroy());
  });

  await listen(server, options.port ?? 0);
  const invite = () => linkOf(access.invite());
  return {
    port: port(),
    url: invite(),
    invite,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await folders.clear();
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Failure('web.portInUse', { port }) : error),
    );
    server.listen(port, '127.0.0.1', () => resolve());
  });
}
