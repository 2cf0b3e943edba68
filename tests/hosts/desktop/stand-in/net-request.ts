import { EventEmitter } from 'node:events';
import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { basename } from 'node:path';
import { PassThrough } from 'node:stream';

interface RequestOptions {
  readonly protocol?: string;
  readonly hostname: string;
  readonly port?: string | number;
  readonly path: string;
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
}

/** Tells of every piece of an answer, by the name of the file that was asked for, once whoever asked has had it. */
export const netArrivals = new EventEmitter();

/** Electron's `net.request` over Node's own http: there is no socket to be seen, and a broken connection is Chromium's error. */
class StandInRequest extends EventEmitter {
  private readonly request: ReturnType<typeof httpRequest>;
  private readonly path: string;

  constructor({ hostname, port, path, method = 'GET', headers = {} }: RequestOptions) {
    super();
    this.path = path;
    this.request = httpRequest({ hostname, port, path, method, headers, agent: false });
    this.request.on('response', (response) => this.answer(response));
    this.request.on('error', (error) => this.emit('error', new Error(`net::ERR_FAILED (${error.message})`)));
  }

  private answer(response: IncomingMessage): void {
    const { statusCode = 0, headers } = response;
    if (statusCode >= 300 && statusCode < 400) {
      this.emit('redirect', statusCode, 'GET', headers.location, headers);
      return;
    }
    const seen = Object.assign(new PassThrough(), { statusCode, headers, statusMessage: response.statusMessage });
    response.on('error', () => seen.destroy(new Error('net::ERR_CONTENT_LENGTH_MISMATCH')));
    response.pipe(seen);
    this.emit('response', seen);
    seen.on('data', () => netArrivals.emit(basename(this.path)));
  }

  end(body?: Buffer): void {
    this.request.end(body);
  }

  abort(): void {
    this.request.destroy();
    this.emit('abort');
  }
}

export const netRequest = (options: RequestOptions): StandInRequest => new StandInRequest(options);
