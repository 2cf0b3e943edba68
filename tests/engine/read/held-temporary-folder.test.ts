import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { freshFolder, openEngine } from '../engine-fixture.ts';

/** Folders that were asked to go and did not: somebody (a virus scanner) looks at what was just written there. */
const asked = vi.hoisted(() => [] as string[]);
vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof import('node:fs/promises')>();
  const rm: typeof fs.rm = async (path, options) => {
    if (!/dockhand-(pasted|table)-/.test(String(path))) return fs.rm(path, options);
    asked.push(String(path).replace(/.*(pasted|table).*/, '$1'));
    throw Object.assign(new Error(`EBUSY: ${path}`), { code: 'EBUSY' });
  };
  return { ...fs, default: { ...fs, rm }, rm };
});

test('a temporary folder that somebody holds does not make a failure of what was read in it', async () => {
  const folder = freshFolder();
  const engine = await openEngine(folder);
  const pasted = { name: '粘贴.csv', text: 'Order,City\r\n1,Köln\r\n' };
  const { refused } = await engine.call('imports.create', { importId: 'i', paths: [], pasted });
  expect(refused.map(({ code }) => code)).not.toContain('internal');
  const table = join(folder, 'items.csv');
  writeFileSync(table, 'SKU\r\nA-1\r\n');
  await engine.call('skuItems.import', { path: table, encoding: 'gb18030' });
  expect(asked).toEqual(['pasted', 'table']);
  await engine.close();
});
