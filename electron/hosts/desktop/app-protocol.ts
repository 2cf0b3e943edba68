import { join } from 'node:path';
import { protocol } from 'electron';
import { rendererFiles, securityHeaders } from '../transport/page-files.ts';

export const appOrigin = 'app://dockhand';

/** Must run before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
}

/** Serves the built renderer, and nothing else of the disk, as `app://dockhand/`. */
export function serveApp(folder: string = join(import.meta.dirname, '..', 'renderer')): void {
  const files = rendererFiles(folder);
  // The page has no network at all: only the engine's process talks to partners.
  const headers = securityHeaders("'none'");
  protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url);
    const file = request.method === 'GET' && host === 'dockhand' ? await files.read(pathname) : null;
    if (!file) return new Response(null, { status: 404, headers });
    return new Response(file.bytes, { headers: { ...headers, 'content-type': file.type } });
  });
}

/** True for a page of ours; a URL that cannot be read is not. */
export function isOurs(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'app:' && new URL(url).host === 'dockhand';
}
