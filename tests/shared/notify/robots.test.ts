import { expect, test } from 'vitest';
import { robotAddressProblem } from '#shared/notify/robots.ts';

test.each([
  ['dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=1', null],
  ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1', null],
  ['feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/1-2', null],
  ['feishu', 'https://open.larksuite.com/open-apis/bot/v2/hook/1-2', null],
  ['dingtalk', 'http://oapi.dingtalk.com/robot/send?access_token=1', 'address'],
  ['dingtalk', 'https://oapi.dingtalk.com:8443/robot/send?access_token=1', 'address'],
  ['dingtalk', 'https://oapi.dingtalk.com@evil.example/robot/send?access_token=1', 'address'],
  ['dingtalk', 'https://evil.example\\@oapi.dingtalk.com/robot/send?access_token=1', 'address'],
  ['dingtalk', 'https://evil.example/robot/send?access_token=1', 'host'],
  ['dingtalk', 'https://oapi.dingtalk.com.evil.example/robot/send?access_token=1', 'host'],
  ['dingtalk', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1', 'host'],
  ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send', 'path'],
  ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/gettoken?key=1', 'path'],
  ['feishu', 'http://127.0.0.1:80/open-apis/bot/v2/hook/1', 'address'],
] as const)('%s %s: %s', (vendor, address, problem) => {
  expect(robotAddressProblem(vendor, address)).toBe(problem);
});
