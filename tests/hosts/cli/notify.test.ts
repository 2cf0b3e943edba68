import { expect, test } from 'vitest';
import { inboundCsv } from '../../engine/inbound-csv.ts';
import { robotServer } from '../../engine/notify/own-robot-server.ts';
import { dockhand, freshHome } from './dockhand.ts';

test('a test message by every robot of the environment, and what came of each', async () => {
  const server = await robotServer({ keyword: '仓库' });
  const env = {
    DOCKHAND_DINGTALK_URL: server.urls.dingtalk,
    DOCKHAND_DINGTALK_SECRET: server.secret,
    DOCKHAND_FEISHU_URL: server.urls.feishu,
    DOCKHAND_FEISHU_SECRET: 'wrong',
    DOCKHAND_ROBOT_PREFIX: '仓库',
  };
  const { code, events } = await dockhand(freshHome(), ['notify', '--json'], env);
  expect(events).toEqual([
    { type: 'notify', vendor: 'dingtalk', name: 'dingtalk', ok: true, code: 'ok', message: expect.any(String) },
    {
      ...{ type: 'notify', vendor: 'feishu', name: 'feishu', ok: false, code: 'signature' },
      message: expect.stringContaining('19021 sign match fail'),
    },
  ]);
  expect(code).toBe(1);
  expect(server.texts).toHaveLength(1);
  const elsewhere = await dockhand(freshHome(), ['notify'], {
    DOCKHAND_WECOM_URL: 'https://evil.example/cgi-bin/webhook/send?key=K',
  });
  expect(elsewhere.code).toBe(2);
  expect(elsewhere.stderr).toContain('own addresses only');
  expect(elsewhere.stderr).not.toContain('key=K');
});

test('a script that sends has the group told before it ends', async () => {
  const server = await robotServer();
  const env = { DOCKHAND_WECOM_URL: server.urls.wecom, DOCKHAND_ROBOT_PRACTICE: '1' };
  const { code } = await dockhand(freshHome(), ['submit', inboundCsv([{ referenceNo: 'R-1' }]), '--yes'], env);
  expect(code).toBe(0);
  expect(server.texts).toEqual([
    expect.stringContaining(
      '[Practice] Sending “orders.csv” (Overseas warehouse (eTower)) has ended: accepted 1, already there 0',
    ),
  ]);
});
