import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openEngine } from '../../engine/engine-fixture.ts';
import { patience } from '../../patience.ts';
import { type BuiltApp, startBuiltApp } from './built-app.ts';

let app: BuiltApp;
beforeAll(async () => {
  app = await startBuiltApp(async (dataDir) => {
    const engine = await openEngine(dataDir);
    await engine.call('accounts.save', { partner: 'etower', name: '北京', settings: {} });
    await engine.call('backups.create', { out: join(dataDir, 'backups', 'daily-20260131.db') });
    await engine.close();
    writeFileSync(join(dataDir, 'dockhand.db'), 'this is no database');
    // The program was started with a workbook.
    writeFileSync(join(dataDir, '订单.xlsx'), '');
    writeFileSync(join(dataDir, 'open-at-start.json'), JSON.stringify([join(dataDir, '订单.xlsx')]));
  });
});
afterAll(() => app?.close());

test('a damaged store is told with its newest backup, which the next start goes back to', async () => {
  // A page that is quick asks for the workbook before anybody knows that nothing can read it.
  expect(await app.host.openedFiles?.take()).toEqual([]);
  const question = 'ask 数据文件已损坏，入库通打不开它: 用最近的备份恢复并重新启动 | 选择其他备份… | 退出';
  await vi.waitFor(() => expect(app.standIn.said).toContain(question), patience);
  app.standIn.dialog.press.resolve('用最近的备份恢复并重新启动');
  await vi.waitFor(() => expect(app.standIn.app.relaunches).toHaveLength(1), patience);
  expect(app.standIn.app.relaunches).toMatchObject([
    { args: expect.arrayContaining([join(app.dataDir, '订单.xlsx')]) },
  ]);
  const engine = await openEngine(app.dataDir);
  expect((await engine.call('accounts.list', {})).map(({ name }) => name)).toEqual(['北京']);
});
