import { expect, test } from '@playwright/test';
import { inboundCsv } from '../engine/inbound-csv.ts';
import { startRobotServer } from '../engine/notify/robot-server.ts';
import { expectAccessible } from './support/axe.ts';
import { openWebProgram } from './support/web-program.ts';

/** What goes to Feishu ends at a robot of the test's. */
const redirected = (base: string): typeof fetch =>
  ((input, init) => fetch(String(input).replace('https://open.feishu.cn', base), init)) as typeof fetch;

test('a group robot is added, tested, told of a run, and deleted; its address is never shown again', async ({
  page,
}) => {
  const server = await startRobotServer();
  const program = await openWebProgram({ fetch: redirected(server.base) });
  try {
    await program.engine.call('settings.set', { values: { firstRunDone: true } });
    const app = (await program.openPage(page)).page;
    await app.goto(`${new URL(app.url()).origin}/#/settings/robots`);
    await expect(app.getByText('还没有群机器人')).toBeVisible();
    await app.getByRole('button', { name: '添加群机器人' }).click();
    await app.getByRole('menuitem', { name: '飞书群机器人' }).click();
    const form = app.getByRole('dialog', { name: /群机器人/ });
    await form.getByLabel('名称').fill('仓库群');
    await form.getByLabel('机器人地址（Webhook）').fill('https://evil.example/open-apis/bot/v2/hook/1');
    await form.getByRole('button', { name: '保存并测试' }).click();
    await expect(form.getByText('消息只发往钉钉、企业微信和飞书自己的地址', { exact: false })).toBeVisible();
    await form.getByLabel('机器人地址（Webhook）').fill('https://open.feishu.cn/open-apis/bot/v2/hook/1');
    await form.getByLabel('加签密钥').fill('wrong');
    await form.getByRole('switch', { name: '演练的批次也发' }).click();
    await form.getByRole('button', { name: '保存并测试' }).click();
    await expect(form.getByText('群机器人不认可这条消息', { exact: false })).toBeVisible();
    expect((await program.engine.call('robots.list', {}))[0]).toMatchObject({ provedAt: null, practice: true });
    await expect(form.getByLabel('机器人地址（Webhook）')).toHaveValue('');

    await form.getByLabel('加签密钥').fill(server.secret);
    await form.getByRole('button', { name: '保存并测试' }).click();
    await expect(form.getByText('消息已送到群里')).toBeVisible();
    await expectAccessible(app);
    await app.keyboard.press('Escape');
    await expect(app.getByText('正在使用')).toBeVisible();

    const { runs } = await program.engine.call('imports.create', {
      importId: 'robots',
      paths: [inboundCsv([{ referenceNo: 'R-1' }])],
    });
    await program.engine.call('submissions.start', { run: runs[0]?.id ?? '', confirmWarnings: true });
    await server.arrived(2);
    expect(server.texts[1]).toMatch(/【演练】「orders\.csv」.*发送结束/);

    await app.reload();
    await expect(app.getByText('消息已送到群里', { exact: false })).toBeVisible();
    await app.getByRole('button', { name: '删除' }).click();
    await app.getByRole('tooltip').getByRole('button', { name: '删除' }).click();
    await expect(app.getByText('还没有群机器人')).toBeVisible();
  } finally {
    await program.close();
    server.close();
  }
});
