import { type Mutation, of } from './mutation.ts';
import { sending } from './mutations-of-sending.ts';

const files: readonly Mutation[] = [
  of(
    'A file over 50 MB is refused without being read',
    'engine/read/gate.test.ts',
    'electron/engine/read/gate.ts',
    'if (info.size > limits.fileBytes) return',
    'if (info.size < 0) return',
  ),
  of(
    "CSV puts one `'` before a risky beginning",
    'engine/report/result-workbook.test.ts',
    'electron/engine/report/csv.ts',
    "isRiskyLead(text.replace(/^'+/, '')) ? ",
    "isRiskyLead(text.replace(/^.+/, '')) ? ",
  ),
  of(
    "CSV puts one `'` before a risky beginning",
    'engine/report/result-workbook.test.ts',
    'electron/engine/report/csv.ts',
    "isRiskyLead(text.replace(/^'+/, '')) ? ",
    'isRiskyLead(text) ? ',
  ),
  of(
    'Nothing that a terminal obeys',
    'hosts/cli/output.test.ts',
    'electron/hosts/node/terminal.ts',
    'plainLine(line)',
    'String(line)',
  ),
  of(
    'Nothing that a terminal obeys',
    'hosts/node/file-log.test.ts',
    'electron/hosts/node/ports.ts',
    'plainJson(JSON.stringify({ at:',
    '((json: string) => json)(JSON.stringify({ at:',
  ),
  of(
    'Attachments come from inside the chosen folders only',
    'engine/attachments/contained-path.test.ts',
    'electron/engine/attachments/contained-path.ts',
    "part === '' || part === '..' || ",
    "part === '' || ",
  ),
];

const hosts: readonly Mutation[] = [
  of(
    'Keys go to https addresses only',
    'shared/partners/address.test.ts',
    'shared/partners/address.ts',
    'z.url({ protocol: /^https$/ })',
    'z.url({ protocol: /^https?$/ })',
  ),
  of(
    'Links open over https to hosts we know',
    'hosts/desktop/links.test.ts',
    'electron/hosts/desktop/links.ts',
    "protocol === 'https:' && ",
    '',
  ),
  of(
    'Chromium sends no request a second time',
    'hosts/desktop/engine-fetch.test.ts',
    'electron/hosts/desktop/engine-fetch.ts',
    "headers.set('connection', 'close');",
    "headers.delete('connection');",
  ),
  of(
    'Only what the publisher signed is taken',
    'hosts/desktop/updates/signature.test.ts',
    'electron/hosts/desktop/updates/signature.ts',
    'return isEd25519 && verify(',
    'return isEd25519 || verify(',
  ),
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
];

const store: readonly Mutation[] = [
  of(
    'WAL, `synchronous=FULL`, foreign keys',
    'engine/data-folder/data-folder.test.ts',
    'electron/engine/data-folder/make-ready.ts',
    "sqlite.pragma('synchronous = FULL');",
    "sqlite.pragma('synchronous = NORMAL');",
  ),
  of(
    'Checked at every start, fully once a week',
    'engine/data-folder/data-folder.test.ts',
    'electron/engine/data-folder/database.ts',
    'presence.leave(alone && ',
    "presence.leave(alone && path === '' && ",
  ),
  of(
    'A damaged, foreign or newer file is refused',
    'engine/data-folder/data-folder.test.ts',
    'electron/engine/data-folder/make-ready.ts',
    'if (version > file.migrations.length) {',
    'if (version < 0) {',
  ),
  of(
    'A data folder that is moved is copied, read back',
    'engine/data-folder/move-data-folder.test.ts',
    'electron/engine/data-folder/folder.ts',
    "if (folder !== null) throw new Failure('store.moved',",
    "if (folder === '') throw new Failure('store.moved',",
  ),
  of(
    'A run that is deleted can be taken back for 30 days',
    'engine/chores.test.ts',
    'electron/engine/chores.ts',
    'clock.now() - DAYS_DELETED * DAY',
    'clock.now() - DAY',
  ),
  of(
    'A run that is deleted can be taken back for 30 days',
    'engine/procedures/run-procedures.test.ts',
    'electron/engine/procedures/run-procedures.ts',
    'runOf(context, input.run);',
    '',
  ),
  of(
    'After the retention time, addresses, lines and bodies are gone',
    'engine/store/retention.test.ts',
    'electron/engine/store/retention.ts',
    "db.prepare<[string]>('UPDATE orders SET body = NULL, answer = NULL WHERE run = ?').run(run);",
    '',
  ),
  of(
    'On macOS and Linux no other user of the computer',
    'engine/private-files.test.ts',
    'electron/engine/private-files.ts',
    'chmodSync(path, mode & 0o700);',
    'chmodSync(path, mode & 0o750);',
  ),
];

export const mutations: readonly Mutation[] = [...sending, ...files, ...hosts, ...store];
