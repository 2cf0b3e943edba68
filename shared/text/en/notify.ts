import type { Texts } from '../texts.ts';
import type * as zh from '../zh-CN/notify.ts';

export const notify: Texts<typeof zh.notify> = {
  title: 'Dockhand',
  practice: '[Practice] ',
  test: 'Test message: robot “{{name}}” can be used.',
  more: {
    one: '{{count}} more message: open Dockhand to read it.',
    other: '{{count}} more messages: open Dockhand to read them.',
  },
  keys: 'Orders: {{keys}}.',
  ended: 'Sending “{{run}}” ({{where}}) has ended:',
  'ended.counts': 'accepted {{accepted}}, already there {{exists}}, rejected {{rejected}}, not sent {{left}}.',
  'ended.next': 'Open the results to deal with those that did not get there.',
  held: 'Sending “{{run}}” ({{where}}) has stopped:',
  decision: {
    one: '“{{run}}” ({{where}}): the outcome of {{count}} order is not known, and somebody has to decide. Open the sending page.',
    other:
      '“{{run}}” ({{where}}): the outcome of {{count}} orders is not known, and somebody has to decide. Open the sending page.',
  },
  shortage: {
    one: 'Short at the warehouse ({{account}}): {{count}} order, {{pieces}} fewer in all. Open “Follow-up”.',
    other: 'Short at the warehouse ({{account}}): {{count}} orders, {{pieces}} fewer in all. Open “Follow-up”.',
  },

  'result.ok': 'The message has arrived in the group',
  'result.busy': 'The robot says that there are too many messages ({{code}}); try again later.',
  'result.signature':
    'The robot does not take this message ({{code}} {{message}}): check its signing key, keywords and allowed addresses.',
  'result.keyword': 'The robot wants a keyword ({{code}} {{message}}): enter it as the beginning of messages.',
  'result.ip':
    'The robot takes messages from certain IP addresses only ({{code}} {{message}}): add the one that this computer is seen with to the robot’s settings.',
  'result.clock':
    'This computer’s time is off by about {{minutes}} min, so that no signature is right: set the clock first.',
  'result.refused': 'The robot refused the message: {{code}} {{message}}',
  'result.unreachable': 'The robot cannot be reached: {{reason}}',
  'result.noAddress': 'Its address is not known here: enter it, or test on the computer where it was entered.',

  'vendor.dingtalk': 'DingTalk group robot',
  'vendor.wecom': 'WeCom group robot',
  'vendor.feishu': 'Feishu group robot',
  'on.ended': 'a run was sent to its end',
  'on.held': 'sending has stopped',
  'on.decision': 'orders need a decision',
  'on.shortage': 'a warehouse is short of pieces',

  intro:
    'When a run has been sent, has stopped or needs a decision, or a warehouse is short of something, a message can go to the office’s group. Nothing is sent until a robot was added and a test message has arrived. No message holds names, phone numbers, addresses or prices, and one that cannot be sent holds nothing up.',
  none: 'No group robot yet. Add a custom robot in the group’s settings and copy its address here.',
  add: 'Add a group robot',
  'robot.new': 'New group robot: {{vendor}}',
  'robot.edit': 'Group robot: {{name}}',
  'robot.name': 'Name',
  'robot.nameHelp': 'Any name you will recognise, such as the group’s.',
  'robot.url': 'Address of the robot (webhook)',
  'robot.urlHelp':
    'It begins with {{host}}. Whoever has it can write to the group, so it is kept as keys are and not shown again.',
  'robot.secret': 'Signing key',
  'robot.secretHelp': 'Only where the robot’s security settings ask for a signature.',
  'robot.kept': 'Entered before. Leave empty to keep it',
  'robot.removeSecret': 'Sign no more',
  'robot.on': 'When to tell',
  'robot.prefix': 'Beginning of messages',
  'robot.prefixHelp': 'Where the robot is locked to a keyword, write it here: every message will have it.',
  'robot.lang': 'Language of messages',
  'robot.practice': 'Tell of practised runs too',
  'robot.orderNumbers': 'Name order numbers',
  'robot.goods': 'Name the goods (SKUs) that are short',
  'robot.goodsHelp': 'Only together with order numbers. Everybody in the group sees them: think of that first.',
  'robot.save': 'Save and test',
  'robot.test': 'Send a test message',
  'robot.delete': 'Delete',
  'robot.deleteTitle': 'Delete group robot “{{name}}”?',
  'robot.deleteHelp': 'Its address and key are deleted too, and what it has not told yet is not told any more.',
  'robot.required': '{{name}} is missing',
  'robot.working': 'in use',
  'robot.untested': 'not tested yet: it tells nothing',
  'robot.unreadable': 'its address is not known on this computer',
  'robot.environment': 'from the environment',
  'robot.last': 'Last message ({{time}}): {{result}}',
};
