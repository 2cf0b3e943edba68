// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { OfficeSettings } from '../../../../renderer/screens/settings/office-settings.tsx';
import { patience } from '../../../patience.ts';
import { showIn } from '../../support/program.tsx';

test('name and logo of the office are kept, and the logo is taken away again', async () => {
  let office: Record<string, string | number | boolean> = {};
  const { asked } = showIn(
    <OfficeSettings />,
    { pickFiles: async () => ['/home/logo.png'] },
    {
      'settings.get': () => office,
      'settings.set': ({ values }) => {
        office = { ...office, ...values };
        return office;
      },
      'office.setLogo': ({ path }) => {
        office = { ...office, 'office.logo': path === null ? '' : 'data:image/png;base64,AAAA' };
        return { kept: path !== null };
      },
      'runs.list': () => ({ total: 0, items: [] }),
    },
  );
  const name = await screen.findByRole('textbox', { name: /办公室名称/ });
  fireEvent.change(name, { target: { value: '义乌某某' } });
  expect(asked('settings.set')).toEqual([]);
  fireEvent.blur(name);
  await vi.waitFor(() => expect(asked('settings.set')).toEqual([{ values: { 'office.name': '义乌某某' } }]), patience);
  fireEvent.click(screen.getByRole('button', { name: '选图片' }));
  expect(await screen.findByRole('img', { name: '标志' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '去掉' }));
  await vi.waitFor(() => expect(screen.queryByRole('img', { name: '标志' })).toBeNull(), patience);
  expect(asked('office.setLogo')).toEqual([{ path: '/home/logo.png' }, { path: null }]);
});
