import { beforeEach, expect, test, vi } from 'vitest';
import { translator } from '#shared/text/index.ts';
import { notePageFaults } from '../../../electron/hosts/desktop/page-faults.ts';
import { memoryLog } from '../fake-engine.ts';
import { BrowserWindow } from './stand-in/browser-window.ts';

const { app, asked, answers } = await vi.hoisted(async () => {
  const { EventEmitter } = await import('node:events');
  const answers: PromiseWithResolvers<number>[] = [];
  return { app: Object.assign(new EventEmitter(), { quit: vi.fn() }), asked: [] as string[], answers };
});
vi.mock('electron', () => ({
  app,
  dialog: {
    async showMessageBox(
      _window: unknown,
      { message, detail, buttons }: Record<'message' | 'detail', string> & { buttons: string[] },
    ) {
      asked.push(`${message} ${detail} ${buttons.join(' | ')}`);
      const answer = Promise.withResolvers<number>();
      answers.push(answer);
      return { response: await answer.promise };
    },
  },
}));

let window: BrowserWindow;
let log: ReturnType<typeof memoryLog>;
beforeEach(() => {
  app.removeAllListeners();
  app.quit.mockClear();
  asked.length = 0;
  answers.length = 0;
  log = memoryLog();
  window = new BrowserWindow({ webPreferences: {} });
  notePageFaults(window as never, { dataDir: '/data', log, t: translator('zh') });
});

const emit = (name: string, ...args: unknown[]) => window.webContents.emit(name, ...args);
const url = 'app://dockhand/index.html';

test('an error in the page stands in the log with its place, without what it quotes, and not without end', () => {
  const message = `Uncaught SyntaxError: Unexpected token '张三', "canary-1" is not “canary-2”\n    at canary-3`;
  emit('console-message', { level: 'error', message, sourceId: `${url}.js`, lineNumber: 7 });
  emit('console-message', { level: 'warning', message: 'canary-4', sourceId: url, lineNumber: 8 });
  expect(log.text()).toBe(
    `the page wrote an error {"message":"Uncaught SyntaxError: Unexpected token …, … is not …","url":"${url}.js","line":7}`,
  );
  for (let more = 0; more < 200; more += 1)
    emit('console-message', { level: 'error', message: 'x'.repeat(9000), sourceId: url, lineNumber: 1 });
  const lines = log.text().split('\n');
  expect([lines.length, Math.max(...lines.map(({ length }) => length)) < 500]).toEqual([100, true]);
});

test.each([
  ['preload-error', [{}, '/preload.cjs', new TypeError('canary-5')], 'the preload script broke {"where":"TypeError '],
  [
    'did-fail-load',
    [{}, -6, 'ERR_FILE_NOT_FOUND', url, true],
    `the page was not loaded {"code":-6,"description":"ERR_FILE_NOT_FOUND","url":"${url}"}`,
  ],
])(
  '%s is noted, and the person offered to try again instead of a window with nothing in it',
  async (name, args, noted) => {
    emit(name, ...args);
    emit(name, ...args);
    expect(log.text()).toContain(noted);
    expect(log.text()).not.toContain('canary');
    expect(asked).toEqual([expect.stringMatching(/^界面显示不出来 .*dockhand\.log 重新打开界面 \| 退出$/)]);
    answers[0]?.resolve(0);
    await vi.waitFor(() => expect(window.webContents.reloads).toBe(1));
    emit(name, ...args);
    answers[1]?.resolve(1);
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce());
    expect(window.webContents.reloads).toBe(1);
  },
);

test('a page that gave way to another one is no fault', () => {
  emit('did-fail-load', {}, -3, 'ERR_ABORTED', url, true);
  expect([log.text(), asked]).toEqual(['', []]);
});

test('a page that dies is loaded again; one that keeps dying is asked about', () => {
  for (let crash = 0; crash < 4; crash += 1) emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
  emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
  expect([window.webContents.reloads, asked.length]).toEqual([3, 1]);
  expect(log.text().split('\n')).toEqual(Array(4).fill('the page died {"reason":"crashed","code":5}'));
});

test('so is every other process of the program that dies', () => {
  app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 9 });
  app.emit(
    'child-process-gone',
    {},
    { type: 'Utility', reason: 'clean-exit', exitCode: 0, serviceName: 'Dockhand engine' },
  );
  expect(log.text()).toBe('a process of the program died {"type":"GPU","reason":"crashed","code":9,"serviceName":""}');
});
