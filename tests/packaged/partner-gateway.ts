import { once } from 'node:events';
import { request as ask, createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** One request as a partner sees it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly cookie: string | undefined;
  /** Numbers the connections from 1 on. */
  readonly connection: number;
}

export interface GatewayOptions {
  /** The connection of such a request is reset, and the partner hears nothing of it. */
  breaks?(seen: Seen): boolean;
  /** It is spoken to over TLS, as every partner outside practice. */
  readonly certificate?: { readonly cert: string; readonly key: string };
}

/** Stands before a practice partner: notes what comes, keeps connections open as long as they are wanted, and sets a cookie with every answer. */
export async function partnerGateway(partner: string, { breaks = () => false, certificate }: GatewayOptions = {}) {
  const seen: Seen[] = [];
  const connections = new Map<Socket, number>();
  /** Below TLS, by the port that they came from. */
  const sockets = new Map<number | undefined, Socket>();
  const note = async (request: IncomingMessage): Promise<Seen> => {
    const connection = connections.get(request.socket) ?? connections.size + 1;
    connections.set(request.socket, connection);
    const { method = '', url: path = '', headers } = request;
    const one = { method, path, body: String(await buffer(request)), cookie: headers.cookie, connection };
    seen.push(one);
    return one;
  };
  const pass: RequestListener = async (request, response) => {
    const one = await note(request);
    if (breaks(one)) {
      sockets.get(request.socket.remotePort)?.resetAndDestroy();
      return;
    }
    // Under the name that it was asked by, which is signed.
    const { hostname, port } = new URL(partner);
    const onward = ask({ hostname, port, path: one.path, method: one.method, headers: request.headers, agent: false });
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, {
        'content-type': answer.headers['content-type'] ?? 'application/json',
        'set-cookie': `session=${seen.length}; Path=/`,
      });
      answer.pipe(response);
    });
    onward.end(one.body);
  };
  const server = certificate ? createSecureServer(certificate, pass) : createServer(pass);
  server.on('connection', (socket: Socket) => sockets.set(socket.remotePort, socket));
  server.listen(0, '127.0.0.1');
  server.keepAliveTimeout = 60_000;
  await once(server, 'listening');
  return {
    address: `http${certificate ? 's' : ''}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    port: (server.address() as AddressInfo).port,
    seen,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
