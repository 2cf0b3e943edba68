// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Output } from '#shared/contract.ts';
import type { HostBridge } from '../../../../renderer/api/host-bridge.ts';
import { PickAttachments } from '../../../../renderer/screens/lines/problem-panel.tsx';
import { type Answers, showIn } from '../../support/program.tsx';

/** The buttons, over a host whose files are there when the test says so. */
async function scene(answers: Answers = {}) {
  const ends: ((paths: string[]) => void)[] = [];
  const pickFiles = vi.fn<HostBridge['pickFiles']>(
    () => new Promise((resolve) => void ends.push((paths) => resolve(paths))),
  );
  const { asked } = showIn(<PickAttachments run="r" />, { pickFiles }, answers);
  await screen.findByRole('button', { name: /选择附件文件/ });
  const attached = () => asked('edits.attach');
  const end = (...paths: string[]) => act(async () => ends.at(-1)?.(paths));
  const files = () => screen.getByRole<HTMLButtonElement>('button', { name: /选择附件文件/ });
  const folder = () => screen.getByRole<HTMLButtonElement>('button', { name: /选择附件所在的文件夹/ });
  return { pickFiles, attached, end, files, folder };
}

test('while files are collected, such as uploaded, it shows and is not begun again', async () => {
  const { pickFiles, attached, end, files, folder } = await scene();
  fireEvent.click(files());
  await waitFor(() => expect(folder().disabled).toBe(true));
  expect(files().className).toContain('loading');
  fireEvent.click(files());
  fireEvent.click(folder());
  expect(pickFiles).toHaveBeenCalledOnce();
  await end();
  await waitFor(() => expect(folder().disabled).toBe(false));
  fireEvent.click(folder());
  expect(pickFiles).toHaveBeenLastCalledWith(expect.any(String), 'folder');
  expect(attached()).toEqual([]);
});

test('what was mended is told, and what could not be looked into', async () => {
  const refused: Output<'edits.attach'>['refused'] = [
    { file: 'gone.pdf', code: 'notFound', params: {} },
    { file: 'all', code: 'folderTooLarge', params: {} },
  ];
  const { attached, end, files } = await scene({
    'edits.attach': () => ({ mended: 2, lacking: 1, refused, unclaimed: [] }),
  });
  fireEvent.click(files());
  await end('/in/a.pdf', '/in/gone.pdf');
  expect(await screen.findByText('2 张单据的附件找齐了，还有 1 张缺附件。')).toBeTruthy();
  expect(attached()).toEqual([{ run: 'r', paths: ['/in/a.pdf', '/in/gone.pdf'] }]);
  expect(await screen.findByText('有些文件没有读取', { selector: '.ant-modal-confirm-title' })).toBeTruthy();
  expect(screen.getByText(/^找不到「gone\.pdf」/)).toBeTruthy();
  expect(screen.getByText(/^文件夹「all」里的文件太多/)).toBeTruthy();
});
