// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { HostBridge } from '../../../../renderer/api/host-bridge.ts';
import { FreightSection } from '../../../../renderer/screens/settings/freight-section.tsx';
import { SkusSection } from '../../../../renderer/screens/settings/skus-section.tsx';
import { type Answers, showIn } from '../../support/program.tsx';

const params = { first: 'windows-1252', firstText: 'Köln', second: 'gb18030', secondText: 'K鰈n' };
const refused = { file: 'a.csv', code: 'encodingAsked', params };
const card = {
  id: 'c',
  name: 'a',
  file: 'a.csv',
  validFrom: null,
  validTo: null,
  importedAt: '2026-06-01T00:00:00.000Z',
  rows: 3,
  valid: true,
};
const nothing = { problems: [], skipped: [], sheets: [] };

const answers: Answers = {
  'settings.get': () => ({}),
  'rateCards.list': () => [],
  'skuItems.list': () => ({ total: 0, items: [] }),
  'rateCards.import': ({ encoding }) =>
    encoding ? { ...nothing, card, refused: null } : { ...nothing, card: null, refused },
  'skuItems.import': ({ encoding }) => ({
    added: encoding ? 2 : 0,
    changed: 0,
    unchanged: 0,
    problems: [],
    refused: encoding ? null : refused,
  }),
};
const host: Partial<HostBridge> = { pickFiles: async () => ['/in/a.csv'] };

test.each([
  ['a rate card', <FreightSection key="f" />, '导入运价表', 'rateCards.import', /运价表“a”已导入/],
  ['a table of SKUs', <SkusSection key="s" />, '导入对照表', 'skuItems.import', /新增 2 个/],
] as const)(
  '%s that reads in two encodings is shown in both, and read in the one that is chosen',
  async (_, section, take, name, taken) => {
    const { asked } = showIn(section, host, answers);
    fireEvent.click(await screen.findByRole('button', { name: new RegExp(take) }));
    expect(await screen.findByText(/「a\.csv」的文字编码不能确定/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '按 gb18030 读取：K鰈n' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '按 windows-1252 读取：Köln' }));
    expect(await screen.findByText(taken)).toBeTruthy();
    await waitFor(() =>
      expect(asked(name)).toEqual([{ path: '/in/a.csv' }, { path: '/in/a.csv', encoding: 'windows-1252' }]),
    );
  },
);
