import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
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
  const sha512 = createHash('sha512').update(program).digest('base64');
  const text = [
    `version: ${version}`,
    'files:',
    `  - url: ${appImage}`,
    `    sha512: ${sha512}`,
    `    size: ${program.length}`,
    `path: ${appImage}`,
    `sha512: ${sha512}`,
    "releaseDate: '2026-11-20T08:00:00.000Z'",
    'vendor:',
    '  notes:',
    '    zh: 更快了',
    '    en: Faster',
    '',
  ].join('\n');
  const files = new Map([[appImage, program]]);
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
    const bytes = state.files.get(name);
    if (!bytes) return response.writeHead(404).end('not here');
    response.writeHead(200, { 'content-length': bytes.length });
    if (name !== appImage || state.fault === 'none') return response.end(bytes);
    return misbehave(response, bytes, state.fault);
  });
  const state = { files: new Map<string, Buffer>(), fault: 'none' as 'none' | 'cut' | 'stall' };
  const asked: string[] = [];
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    address: `http://127.0.0.1:${port}/dockhand/`,
    asked,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  });
}

function misbehave(response: ServerResponse, bytes: Buffer, fault: 'cut' | 'stall'): void {
  const half = bytes.subarray(0, bytes.length / 2);
  response.write(half, () => {
    if (fault === 'cut') response.destroy();
  });
}
