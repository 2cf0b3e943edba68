import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

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
