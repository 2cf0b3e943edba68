import { app } from 'electron';

/**
 * Chromium sends a request again by itself when a reused connection breaks before an answer, whatever the method: an
 * order could arrive twice behind our back. HTTP/1.1 with one connection per request (`engine-fetch.ts`) leaves no
 * connection to reuse; HTTP/2 and QUIC would bring that back. Must run before the app is ready.
 */
export function networkWithoutResend(): void {
  app.commandLine.appendSwitch('disable-http2');
  app.commandLine.appendSwitch('disable-quic');
}
