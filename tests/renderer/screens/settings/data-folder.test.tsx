// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { Failure } from '#shared/contract/failure.ts';
import type { DataFolderBridge } from '../../../../renderer/api/host-bridge.ts';
import { DataFolder, DataSection } from '../../../../renderer/screens/settings/data-section.tsx';
import { showIn } from '../../support/program.tsx';

const about = {
  version: '1.2.3',
  dataDir: '/data',
  keepsSecrets: true,
  restored: null,
  movedFrom: null,
  pendingRestore: null,
};

function show(changes: Partial<DataFolderBridge> = {}, told = {}) {
  const dataFolder = {
    open: vi.fn(async () => undefined),
    choose: vi.fn(async () => '/disk/Dockhand'),
    move: vi.fn(async () => undefined),
    ...changes,
  };
  showIn(<DataFolder />, { dataFolder }, { 'about.get': () => ({ ...about, ...told }) });
  return dataFolder;
}
const click = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));

test('in a browser the folder is named, and nothing can be done about it', async () => {
  showIn(<DataFolder />, { dataFolder: null }, { 'about.get': () => about });
  expect(await screen.findByText('/data')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '换个位置…' })).toBeNull();
  expect(screen.queryByRole('button', { name: '打开文件夹' })).toBeNull();
});

test('it is opened by a button', async () => {
  const { open } = show();
  await click('打开文件夹');
  expect(open).toHaveBeenCalledOnce();
});

test('it moves once the person has seen where to and what happens to the old one, and is then waited for', async () => {
  const { move } = show();
  await click('换个位置…');
  const question = await screen.findByRole('dialog');
  expect(question.textContent).toContain('新位置：/disk/Dockhand');
  expect(question.textContent).toContain('原来的文件夹会保留');
  expect(move).not.toHaveBeenCalled();
  await click('复制并重新启动');
  expect(await screen.findByText('正在复制数据…')).toBeTruthy();
  expect(move).toHaveBeenCalledExactlyOnceWith('/disk/Dockhand');
});

test('a dialog that was cancelled asks nothing', async () => {
  const choose = vi.fn(async () => null);
  show({ choose });
  await click('换个位置…');
  await waitFor(() => expect(choose).toHaveBeenCalled());
  expect(screen.queryByRole('dialog')).toBeNull();
});

test.each([
  [
    'a folder that will not do',
    { choose: async () => Promise.reject(new Failure('move.network', { folder: '//nas' })) },
    /网络共享/,
  ],
  [
    'something that is being sent',
    { move: async () => Promise.reject(new Failure('move.working', { sending: 1, importing: 0 })) },
    /有 1 个批次正在发送/,
  ],
])('%s is said in words', async (_name, changes, words) => {
  show(changes);
  await click('换个位置…');
  if ('move' in changes) await click('复制并重新启动');
  expect(await screen.findByText(words)).toBeTruthy();
});

test('after a move it says where the former data still is', async () => {
  show({}, { movedFrom: '/old' });
  expect(await screen.findByText(/原来的数据还保留在“\/old”/)).toBeTruthy();
});

test.each([
  [true, /密钥是加密的，换电脑后要重新填写/, /这里不保存密钥/],
  [false, /这里不保存密钥，恢复以后要重新填写/, /密钥是加密的/],
])('of the keys in a backup it says what is true of this host: kept %s', async (keepsSecrets, said, unsaid) => {
  const answers = { 'about.get': () => ({ ...about, keepsSecrets }), 'backups.list': () => [] };
  showIn(<DataSection />, { dataFolder: null }, answers);
  await waitFor(() => expect(screen.getByText(said)).toBeTruthy());
  expect(screen.queryByText(unsaid)).toBeNull();
});
