import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signatureFile, signDescription } from '../../../../electron/hosts/desktop/updates/signature.ts';

export interface KeyPair {
  readonly privateKey: string;
  /** As `publisher.ts` holds it. */
  readonly publicKey: string;
}

export function newKeys(): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  };
}

export const appImage = 'Dockhand-linux-x64.AppImage';
const descriptionFiles = ['latest.yml', 'latest-mac.yml', 'latest-linux.yml', 'latest-linux-arm64.yml'];

/** What a release consists of, by file name: the program, its description for every platform, and their signatures. */
export function release(version: string, keys: KeyPair, program: Buffer = randomBytes(400_000)): Map<string, Buffer> {
  return releaseOf(version, keys, new Map([[appImage, program]]));
}

/** The same, with several programs. */
export function releaseOf(version: string, keys: KeyPair, programs: ReadonlyMap<string, Buffer>): Map<string, Buffer> {
  const sha512 = (program: Buffer) => createHash('sha512').update(program).digest('base64');
  const [first] = programs;
  if (!first) throw new Error('a release without a program');
  const text = [
    `version: ${version}`,
    'files:',
    ...[...programs].flatMap(([name, program]) => [
      `  - url: ${name}`,
      `    sha512: ${sha512(program)}`,
      `    size: ${program.length}`,
    ]),
    `path: ${first[0]}`,
    `sha512: ${sha512(first[1])}`,
    "releaseDate: '2026-11-20T08:00:00.000Z'",
    'vendor:',
    '  notes:',
    '    zh: 更快了',
    '    en: Faster',
    '',
  ].join('\n');
  const files = new Map(programs);
  for (const file of descriptionFiles) {
    files.set(file, Buffer.from(text));
    files.set(signatureFile(file), Buffer.from(signDescription(file, text, keys.privateKey)));
  }
  return files;
}

/** A web server with a folder of files at `/dockhand/`, which can misbehave while it sends the program. */
export async function releaseServer() {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://host');
    const name = pathname.replace(/^\/dockhand\//, '');
    asked.push(name);
    events.emit('asked');
    const bytes = state.files.get(name);
    if (!bytes) return response.writeHead(404).end('not here');
    const fault = name === appImage ? state.fault : state.descriptionFault;
    if (fault === 'slow') return sendOnDemand(response, bytes);
    return faults[fault](response, bytes, state.redirectTo + pathname);
  });
  const state = {
    files: new Map<string, Buffer>(),
    /** While the program is sent. */
    fault: 'none' as Fault,
    /** While a description or a signature is sent. */
    descriptionFault: 'none' as Fault,
    redirectTo: '',
  };
  const asked: string[] = [];
  const events = new EventEmitter();
  let parts: Buffer[] = [];
  let slow: ServerResponse | undefined;
  function sendOnDemand(response: ServerResponse, bytes: Buffer): void {
    response.writeHead(200);
    slow = response;
    parts = Array.from({ length: slowParts }, (_, part) =>
      bytes.subarray((part * bytes.length) / slowParts, ((part + 1) * bytes.length) / slowParts),
    );
  }
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    address: `http://127.0.0.1:${port}/dockhand/`,
    asked,
    /** The first file with such a name that is asked for, once it is. */
    async hears(name: RegExp): Promise<string> {
      for (;;) {
        const heard = asked.find((file) => name.test(file));
        if (heard !== undefined) return heard;
        await once(events, 'asked');
      }
    },
    /** Sends the next part of what is sent slowly. */
    sendPart(): void {
      slow?.write(parts.shift());
      if (parts.length === 0) slow?.end();
    },
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  });
}

/** `slow`: says nothing of its length, and sends a part whenever the test has it do so. */
type Fault = 'none' | 'cut' | 'stall' | 'silent' | 'endless' | 'slow' | 'redirect';
export const slowParts = 8;

const whole = (bytes: Buffer) => ({ 'content-length': bytes.length });
const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);

const faults: Readonly<
  Record<Exclude<Fault, 'slow'>, (response: ServerResponse, bytes: Buffer, elsewhere: string) => void>
> = {
  none: (response, bytes) => response.writeHead(200, whole(bytes)).end(bytes),
  cut: (response, bytes) => response.writeHead(200, whole(bytes)).write(half(bytes), () => response.destroy()),
  stall: (response, bytes) => response.writeHead(200, whole(bytes)).write(half(bytes)),
  /** The request is heard and never answered. */
  silent: () => undefined,
  /** Says nothing of its length, and goes on for as long as somebody takes it. */
  endless(response, bytes) {
    response.writeHead(200);
    const more = () => {
      while (!response.destroyed && response.write(bytes));
      response.once('drain', more);
    };
    more();
  },
  redirect: (response, _bytes, elsewhere) => response.writeHead(302, { location: elsewhere }).end(),
};
