import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** An office's proxy. Every tunnel that it is asked for leads to this port of this computer; with null it lets nobody through. */
export async function officeProxy(onward: number | null) {
  /** Where tunnels were asked for to, one for each time. */
  const asked: string[] = [];
  const open = new Set<Socket>();
  const proxy = createServer().listen(0, '127.0.0.1');
  proxy.on('connect', (request, near: Socket, head: Buffer) => {
    asked.push(request.url ?? '');
    if (onward === null) {
      near.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const far = connect(onward, '127.0.0.1', () => {
      near.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      far.write(head);
      near.pipe(far).pipe(near);
    });
    for (const socket of [near, far]) open.add(socket);
    // What is reset on one side is on the other.
    far.on('error', () => near.resetAndDestroy());
    near.on('error', () => far.resetAndDestroy());
  });
  await once(proxy, 'listening');
  return {
    address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    asked,
    close() {
      for (const socket of open) socket.destroy();
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}
