import { type Mutation, of } from './mutation.ts';

/** Of the promises under “The browser page”. */
export const browser: readonly Mutation[] = [
  of(
    'It listens on 127.0.0.1 only',
    'hosts/web/start-web-host.test.ts',
    'electron/hosts/web/start-web-host.ts',
    "server.listen(port, '127.0.0.1', ",
    "server.listen(port, '0.0.0.0', ",
  ),
  of(
    'A link lets one browser in, once',
    'hosts/web/start-web-host.test.ts',
    'electron/hosts/web/access.ts',
    '      tokens.delete(token);\n',
    '',
  ),
  of(
    'Other names for the address and other origins are refused',
    'hosts/web/start-web-host.test.ts',
    'electron/hosts/web/access.ts',
    'return headers.host === ',
    'return headers.host !== undefined || headers.host === ',
  ),
  of(
    'A browser that was let in is remembered for a week',
    'hosts/web/session.test.ts',
    'electron/hosts/web/sessions.ts',
    '.filter(({ until }) => until > now())',
    '.filter(({ until }) => until > 0)',
  ),
  of(
    'A page that is not let in can have a link shown',
    'hosts/web/session.test.ts',
    'electron/hosts/web/routes.ts',
    'inviteKey === undefined || !sameText(key, inviteKey)',
    'inviteKey === undefined',
  ),
  of(
    'Whatever strangers on this computer reset',
    'hosts/web/hostile-sockets.test.ts',
    'electron/hosts/web/socket-channel.ts',
    'if (socket.bufferedAmount < limits.most) socket.send',
    'if (socket.bufferedAmount >= 0) socket.send',
  ),
  of(
    'The page reads only what it uploaded',
    'hosts/web/start-web-host.test.ts',
    'electron/hosts/web/routes.ts',
    "if (!folders.mayDownload(path)) throw new Failure('file.notOurs');",
    '',
  ),
  of(
    'Every answer carries the policy; no path leads',
    'hosts/web/start-web-host.test.ts: every answer carries the policy',
    'electron/hosts/web/start-web-host.ts',
    'for (const [name, value] of Object.entries(headers)) response.setHeader',
    "for (const [name, value] of Object.entries(headers)) if (request.url === '/') response.setHeader",
  ),
];
