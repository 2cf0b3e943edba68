import type { ClientRequest, IncomingMessage } from 'electron';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js';
import type { UpdateFailureCode } from '#shared/contract/updates.ts';
import type { Description } from './description.ts';
import { UpdateRefused } from './update-failure.ts';

/** More than the longest notes in both languages take. */
const descriptionBytes = 1024 * 1024;

/**
 * electron-updater's requests, which by themselves follow wherever a server leads, wait for an answer for ever (and let
 * every later question wait with them) and store whatever comes. A server can be taken over; its signature cannot.
 */
export class FeedExecutor extends ElectronHttpExecutor {
  private readonly timeoutMs: number;
  private sizes: ReadonlyMap<string, number> = new Map();

  /** @param timeoutMs for a description in all; for a file, between two parts of it */
  constructor(timeoutMs: number) {
    super();
    this.timeoutMs = timeoutMs;
  }

  /** From now on these files may come, each no larger than its signed description says. */
  expect({ files }: Description): void {
    this.sizes = new Map(files.map(({ url, size }) => [url, size]));
  }

  override createRequest(
    options: { readonly path: string },
    callback: (response: IncomingMessage) => void,
  ): ClientRequest {
    const size = this.sizes.get(options.path.split('/').at(-1) ?? '');
    const limit = size ?? descriptionBytes;
    let bytes = 0;
    const request = super.createRequest({ ...options, redirect: 'manual' }, (response: IncomingMessage) => {
      response.on('data', (chunk: Buffer | string) => {
        bytes += Buffer.byteLength(chunk);
        if (bytes > limit) giveUp(size === undefined ? 'infoInvalid' : 'damaged');
        else if (size !== undefined) watch.heard();
      });
      response.on('end', watch.end);
      response.on('error', watch.end);
      callback(response);
    });
    const giveUp = (reason: UpdateFailureCode) => {
      watch.end();
      request.emit('error', new UpdateRefused(reason));
      request.abort();
    };
    const watch = stallWatch(this.timeoutMs, () => giveUp(size === undefined ? 'unreachable' : 'stalled'));
    request.on('error', watch.end);
    request.on('abort', watch.end);
    return request;
  }

  /** What an update consists of lies in one folder: nothing is fetched from where that folder's server sends us. */
  protected override addRedirectHandlers(
    request: ClientRequest,
    _options: unknown,
    reject: (error: Error) => void,
  ): void {
    request.on('redirect', () => {
      request.abort();
      reject(new UpdateRefused('nothingThere'));
    });
  }
}

/** Calls `onStall` once nothing was heard for `ms`; every `heard` begins anew. */
function stallWatch(ms: number, onStall: () => void): { heard(): void; end(): void } {
  let timer = setTimeout(onStall, ms);
  return {
    heard() {
      clearTimeout(timer);
      timer = setTimeout(onStall, ms);
    },
    end: () => clearTimeout(timer),
  };
}
