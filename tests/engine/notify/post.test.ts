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

  test.each(['dingtalk', 'feishu'])('a clock that is off is said to be, not the key: %s', async (vendor) => {
    const server = await robotServer();
    const robot = robots(server).find((each) => each.vendor === vendor);
    if (!robot) throw new Error('a robot');
    const late = { ...ports, clock: { ...ports.clock, now: () => Date.now() - 3 * 3_600_000 } };
    expect(await post(late, robot, '入库通', never)).toMatchObject({
      ok: false,
      code: 'clock',
      params: { minutes: -180 },
    });
    // With a clock that is right the same code is of the key.
    expect(await post(ports, { ...robot, secret: 'other' }, '入库通', never)).toMatchObject({ code: 'signature' });
  });

  test.each([
    ['wecom', { errcode: 45_009, errmsg: 'api freq out of limit' }, 'busy', true],
    ['feishu', { code: 11_232, msg: 'frequency limited' }, 'busy', true],
    ['feishu', { code: 9499, msg: 'Bad Request' }, 'refused', false],
    ['feishu', { code: 19_022, msg: 'Ip Not Allowed' }, 'ip', false],
    // The older members say nothing, whatever stands in them.
    ['feishu', { code: 19_024, msg: 'Key Words Not Found', StatusCode: 0, StatusMessage: 'success' }, 'keyword', false],
    ['feishu', { code: 0, msg: 'success', StatusCode: 9499, StatusMessage: 'Bad Request' }, 'ok', false],
    ['feishu', { StatusCode: 0, StatusMessage: 'success' }, 'refused', false],
  ] as const)('%s answers %j: %s, worth another try: %s', async (vendor, json, code, again) => {
    const server = await robotServer();
    const robot = robots(server).find((each) => each.vendor === vendor);
    if (!robot) throw new Error('a robot');
    server.script.push({ json });
    expect(await post(ports, robot, '入库通', never)).toMatchObject({ ok: code === 'ok', code, again });
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

  test('eleven at once: Feishu turns those from the sixth on away, which are too many and worth another try', async () => {
    const server = await robotServer();
    const [, , feishu] = robots(server);
    if (!feishu) throw new Error('a robot');
    const came = await Promise.all(Array.from({ length: 11 }, () => post(ports, feishu, '入库通', never)));
    expect(came.filter(({ ok }) => ok)).toHaveLength(5);
    const turnedAway = came.filter(({ ok }) => !ok).map(({ code, again }) => [code, again]);
    expect(turnedAway).toEqual(Array.from({ length: 6 }, () => ['busy', true]));
  });
});
