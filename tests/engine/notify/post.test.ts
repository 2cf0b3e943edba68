import { describe, expect, test } from 'vitest';
import { type OpenRobot, post, requestOf } from '#engine/notify/post.ts';
import { signDingtalk, signFeishu } from '#engine/notify/sign.ts';
import { vendors } from '#shared/notify/robots.ts';
import { nodePorts } from '../../../electron/hosts/node/ports.ts';
import { robotServer } from './own-robot-server.ts';

const ports = nodePorts();
const never = new AbortController().signal;

describe('signatures, as the vectors have them', () => {
  test('DingTalk: of the milliseconds and the secret by the secret, in the address', () => {
    expect(signDingtalk('SECdockhand-demo', 1_700_000_000_000)).toBe('fYNJxq/cwD88T+ueV4/oNDZDeyRElbp6pqnxydvZAUw=');
    const robot = { vendor: 'dingtalk', url: 'https://oapi.dingtalk.com/robot/send?access_token=T' } as const;
    expect(requestOf({ ...robot, secret: 'SECdockhand-demo' }, 'x', 1_700_000_000_000).url).toBe(
      `${robot.url}&timestamp=1700000000000&sign=fYNJxq%2FcwD88T%2BueV4%2FoNDZDeyRElbp6pqnxydvZAUw%3D`,
    );
    expect(requestOf({ ...robot, secret: null }, 'x', 1).url).toBe(robot.url);
  });
  test('Feishu: of nothing by the seconds and the secret, in the body', () => {
    expect(signFeishu('dockhand-demo', 1_700_000_000)).toBe('RdOMrlRMvdK2u4ljb5vpDaUxr/pwuXn9wm0+o6veKH8=');
    const { body } = requestOf({ vendor: 'feishu', url: 'https://x', secret: 'dockhand-demo' }, 'x', 1_700_000_000_999);
    expect(JSON.parse(body)).toEqual({
      timestamp: '1700000000',
      sign: 'RdOMrlRMvdK2u4ljb5vpDaUxr/pwuXn9wm0+o6veKH8=',
      msg_type: 'text',
      content: { text: 'x' },
    });
  });
});

describe('a robot that checks', () => {
  const robots = (server: Awaited<ReturnType<typeof robotServer>>) =>
    vendors.map(
      (vendor): OpenRobot => ({
        id: vendor,
        vendor,
        url: server.urls[vendor],
        secret: vendor === 'wecom' ? null : server.secret,
      }),
    );

  test('takes a signed message with its keyword, whoever made it', async () => {
    const server = await robotServer();
    for (const robot of robots(server)) {
      expect(await post(ports, robot, '入库通 · 你好', never)).toMatchObject({ ok: true, code: 'ok' });
    }
    expect(server.texts).toEqual(['入库通 · 你好', '入库通 · 你好', '入库通 · 你好']);
  });

  test('says what is wrong: the signature, the keyword, anything else in its own words', async () => {
    const server = await robotServer();
    const [dingtalk, wecom, feishu] = robots(server);
    if (!dingtalk || !wecom || !feishu) throw new Error('three robots');
    const text = '入库通';
    expect(await post(ports, { ...dingtalk, secret: 'other' }, text, never)).toMatchObject({
      ok: false,
      code: 'signature',
      again: false,
    });
    expect(await post(ports, { ...feishu, secret: null }, text, never)).toMatchObject({ ok: false, code: 'signature' });
    expect(await post(ports, feishu, 'no keyword', never)).toMatchObject({ code: 'keyword' });
    expect(await post(ports, { ...wecom, url: wecom.url.replace('key=K', 'key=other') }, text, never)).toEqual({
      ok: false,
      code: 'refused',
      params: { code: '93000', message: 'invalid webhook url' },
      again: false,
    });
    expect(server.texts).toEqual([]);
  });

  test('a clock that is off is said to be, not the key', async () => {
    const server = await robotServer();
    const [dingtalk] = robots(server);
    if (!dingtalk) throw new Error('a robot');
    const late = { ...ports, clock: { ...ports.clock, now: () => Date.now() - 3 * 3_600_000 } };
    expect(await post(late, dingtalk, '入库通', never)).toMatchObject({
      ok: false,
      code: 'clock',
      params: { minutes: -180 },
    });
  });

  test.each([
    [{ json: { errcode: -1, errmsg: 'busy' } }, 'busy', true],
    [{ status: 500, json: {} }, 'unreachable', false],
    [{ status: 302, json: {} }, 'unreachable', false],
    [{ json: { odd: 1 } }, 'refused', false],
    ['cut', 'unreachable', true],
  ] as const)('%j is %s, worth another try: %s', async (answer, code, again) => {
    const server = await robotServer();
    const [dingtalk] = robots(server);
    if (!dingtalk) throw new Error('a robot');
    server.script.push(answer);
    expect(await post(ports, dingtalk, '入库通', never)).toMatchObject({ ok: false, code, again });
  });

  test('eleven at once: Feishu turns the sixth away, and that is known as too many', async () => {
    const server = await robotServer();
    const [, , feishu] = robots(server);
    if (!feishu) throw new Error('a robot');
    const came = [];
    for (let n = 0; n < 7; n += 1) came.push((await post(ports, feishu, '入库通', never)).code);
    expect(came).toContain('busy');
  });
});
