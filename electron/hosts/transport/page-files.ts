import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

export interface RendererFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

export interface RendererFiles {
  /** Null for a path that is not one of the built files. `/` is `index.html`. */
  read(pathname: string): Promise<RendererFile | null>;
}

/**
 * The files of the built renderer. Listed once, so that a path can only ever name one of them: nothing that a URL
 * says is joined to the folder.
 */
export function rendererFiles(folder: string): RendererFiles {
  const files = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(folder.length).split(sep).join('/'), file]),
  );
  return {
    async read(pathname) {
      const file = files.get(pathname === '/' ? '/index.html' : pathname);
      if (file === undefined) return null;
      return { bytes: new Uint8Array(await readFile(file)), type: types[extname(file)] ?? 'application/octet-stream' };
    },
  };
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/**
 * What every answer to the page carries. `connect` is the only part that differs between hosts: `'none'` on the
 * desktop, the page's own server in a browser. antd writes its styles into the page, hence `unsafe-inline` for styles.
 */
export function securityHeaders(connect: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}
