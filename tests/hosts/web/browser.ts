import { type IncomingHttpHeaders, request } from 'node:http';
import { WebSocket } from 'ws';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

/** What a browser does, with every header in the test's hands. `path` is sent as it is written. */
export function browser(url: string) {
  const { port, origin, hash } = new URL(url);
  let cookie: string | undefined;
  const ask = (path: string, { method = 'GET', headers = {}, body }: Ask = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const own = { ...(cookie ? { cookie } : {}), ...(method === 'GET' ? {} : { origin }) };
      const sent = request({ host: '127.0.0.1', port, path, method, headers: { ...own, ...headers } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
        response.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  return {
    origin,
    port,
    token: hash.replace('#token=', ''),
    ask,
    cookie: () => cookie,
    async enter(): Promise<Answer> {
      const answer = await ask(`/session?token=${hash.replace('#token=', '')}`, { method: 'POST' });
      cookie = answer.headers['set-cookie']?.[0]?.split(';')[0];
      return answer;
    },
    /** Opens the socket, or rejects with the HTTP status it was refused with. */
    socket: (headers: Record<string, string> = {}) =>
      new Promise<WebSocket>((resolve, reject) => {
        const own = { origin, ...(cookie ? { cookie } : {}) };
        const socket = new WebSocket(`ws://127.0.0.1:${port}/engine`, { headers: { ...own, ...headers } });
        socket.on('open', () => resolve(socket));
        socket.on('unexpected-response', (_request, response) => reject(new Error(`refused ${response.statusCode}`)));
      }),
  };
}
