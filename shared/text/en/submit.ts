import type { Texts } from '../texts.ts';
import type * as zh from '../zh-CN/submit.ts';
import { booking } from './booking.ts';
import { outcomes } from './outcomes.ts';

export const submit: Texts<typeof zh.submit> = {
  // Where it goes
  'to.label': 'Send to',
  'to.practice': 'Practice',
  'to.production': 'Production',
  'to.practiceTitle': 'Practice: nothing real is created',
  'to.productionTitle': 'Production: real orders are created',
  'to.account': 'Account',
  'to.addAccount': 'Add an account…',
  'to.noAccount': 'There is no production account for {{partner}} yet. Add one in the settings to send there.',
  'to.addFirst':
    'Add an account at {{partner}} here first, then go back to the run and choose “Production”. The run stays as it is.',
  'to.environment': 'Account given by the environment',

  // The sentence
  'sentence.practice': {
    one: '{{count}} order will be sent to the built-in practice partner ({{partner}}). Nothing real is created, so try it freely.',
    other:
      '{{count}} orders will be sent to the built-in practice partner ({{partner}}). Nothing real is created, so try it freely.',
  },
  'sentence.production': {
    one: '{{count}} order will be sent to {{partner}}, account “{{account}}”, at {{address}}. The partner will receive a real order.',
    other:
      '{{count}} orders will be sent to {{partner}}, account “{{account}}”, at {{address}}. The partner will receive real orders.',
  },
  'sentence.practiceNow': {
    one: '{{count}} order goes to the built-in practice partner ({{partner}}). Nothing real is created.',
    other: '{{count}} orders go to the built-in practice partner ({{partner}}). Nothing real is created.',
  },
  'sentence.productionNow': {
    one: '{{count}} order goes to {{partner}}, account “{{account}}”, at {{address}}. The partner receives a real order.',
    other:
      '{{count}} orders go to {{partner}}, account “{{account}}”, at {{address}}. The partner receives real orders.',
  },
  'sentence.there.practice': {
    one: 'Another {{count}} was practised before with the same content: the practice partner has it, and it is not sent again.',
    other:
      'Another {{count}} were practised before with the same content: the practice partner has them, and they are not sent again.',
  },
  'sentence.there.production': {
    one: 'Another {{count}} was sent before with the same content: the partner has it, and it is not sent again.',
    other:
      'Another {{count}} were sent before with the same content: the partner has them, and they are not sent again.',
  },
  'sentence.onlyThere.practice': {
    one: 'Nothing new: {{count}} order was practised before with the same content, and is not sent again.',
    other: 'Nothing new: {{count}} orders were practised before with the same content, and are not sent again.',
  },
  'sentence.onlyThere.production': {
    one: 'Nothing new: {{count}} order was sent before with the same content, and is not sent again.',
    other: 'Nothing new: {{count}} orders were sent before with the same content, and are not sent again.',
  },
  'sentence.nothing': 'There is no order that can be sent.',
  'sentence.moreColumns': {
    one: '{{count}} more filled column is not sent',
    other: '{{count}} more filled columns are not sent',
  },
  'sentence.incomplete': {
    one: 'Another {{count}} still has errors and stays behind; once fixed, it can be sent from here too.',
    other: 'Another {{count}} still have errors and stay behind; once fixed, they can be sent from here too.',
  },
  'sentence.heldBack': {
    one: '{{count}} was held back; the reason stands in the list below.',
    other: '{{count}} were held back; the reason stands in the list below.',
  },
  'sentence.heldBackToo': {
    one: '{{count}} was held back; the reason stands in the list below. Sending now tries it again.',
    other: '{{count}} were held back; the reason stands in the list below. Sending now tries them again.',
  },
  'sentence.lookAgain': { one: 'Try this {{count}} again', other: 'Try these {{count}} again' },
  'sentence.mend': 'Fix them',
  'sentence.draft': 'The warehouse creates drafts: confirm them in its portal afterwards.',
  'sentence.drafts': 'They are drafts there: confirm them in the warehouse’s portal.',
  'sentence.safe':
    'You may close Dockhand while it sends: it goes on when opened again, and each order is sent once only.',
  'sentence.safeKeysAnew':
    'Each order is sent once only. Keys are not kept here: if you close Dockhand while it sends, it goes on once the keys are entered again.',

  // Keys that are not there
  'keys.missing': 'The account “{{account}}” lacks its keys, so nothing can be sent with it now.',
  'keys.help':
    'They are not kept here, or the computer is another one. Enter them and come back to send; the run stays as it is.',

  'keys.helpRun':
    'They are not kept here, or the computer is another one. Enter them to go on; cancelling the rest needs none.',
  'keys.helpOrder': 'Without them nobody can ask what became of this order, nor decide about it. Enter the keys first.',

  // What another account at the same partner sent
  'elsewhere.sent': {
    one: '{{count}} of them was sent to the same partner on {{date}} with the account “{{account}}”.',
    other: '{{count}} of them were sent to the same partner on {{date}} with the account “{{account}}”.',
  },
  'elsewhere.sentBetween': {
    one: '{{count}} of them was sent to the same partner between {{from}} and {{to}} with the account “{{account}}”.',
    other:
      '{{count}} of them were sent to the same partner between {{from}} and {{to}} with the account “{{account}}”.',
  },
  'elsewhere.sentAtDesk': {
    one: '{{count}} of them was sent to the same partner on {{date}} from another desk, “{{desk}}” ({{person}}), with the account “{{account}}”, or is being sent there.',
    other:
      '{{count}} of them were sent to the same partner on {{date}} from another desk, “{{desk}}” ({{person}}), with the account “{{account}}”, or are being sent there.',
  },
  'elsewhere.sentBetweenAtDesk': {
    one: '{{count}} of them was sent to the same partner between {{from}} and {{to}} from another desk, “{{desk}}” ({{person}}), with the account “{{account}}”, or is being sent there.',
    other:
      '{{count}} of them were sent to the same partner between {{from}} and {{to}} from another desk, “{{desk}}” ({{person}}), with the account “{{account}}”, or are being sent there.',
  },
  'elsewhere.confirm': {
    one: 'This {{count}} shall be sent with the present account too; the partner takes it for a new order',
    other: 'These {{count}} shall be sent with the present account too; the partner takes them for new orders',
  },

  // Confirming
  'confirm.warnings': {
    one: 'There is {{count}} warning. I have seen it; send anyway',
    other: 'There are {{count}} warnings. I have seen them; send anyway',
  },
  'confirm.show': 'Show warnings',
  'confirm.title': 'Send to production?',
  'confirm.type': '{{count}} real orders will go out. Type that number, then send:',
  'confirm.ok': { one: 'Send {{count}} real order', other: 'Send {{count}} real orders' },
  'confirm.cancel': 'Not now',
  'start.practice': 'Practise sending {{count}}',
  'start.production': { one: 'Send {{count}} real order', other: 'Send {{count}} real orders' },
  'start.practiceThere': 'Practise sending {{count}} new ({{there}} practised already, not sent)',
  'start.productionThere': 'Send {{count}} new for real ({{there}} already there, not sent)',
  'start.onlyThere.production': 'Mark {{count}} as already there (nothing is sent)',
  'start.onlyThere.practice': 'Mark {{count}} as practised already (nothing is sent)',
  'start.queueing': 'Queueing {{done}} of {{total}}. Nothing has left yet.',
  'start.queueingSome': {
    one: 'Queueing: {{count}} is queued so far. Nothing has left yet.',
    other: 'Queueing: {{count}} are queued so far. Nothing has left yet.',
  },
  'start.queueingHelp':
    'Sending begins once all are queued. Please do not close Dockhand now: nothing would be sent, and you would have to press Send again.',
  'start.more': 'Options',
  'start.concurrency': 'Orders at once',
  'start.concurrencyHelp.production':
    'Empty: as set in the account. Sending slows down by itself when the partner asks for it.',
  'start.concurrencyHelp.practice': {
    one: 'Empty: {{count}} at a time; the practice partner is on this computer.',
    other: 'Empty: {{count}} at a time; the practice partner is on this computer.',
  },

  // Progress
  'progress.label': 'Progress',
  'progress.done': '{{done}} of {{total}} done',
  'progress.there.production': '{{count}} more already there, not sent',
  'progress.there.practice': '{{count}} more practised already, not sent',
  'progress.speed': '{{speed}} per second',
  'progress.left': 'about {{time}} left',
  'progress.elapsed': '{{time}} so far',
  'progress.finish': 'done at about {{time}}',
  'progress.waiting': 'Waiting for the partner’s answer…',
  'time.seconds': '{{count}} s',
  'time.minutes': '{{count}} min',
  'time.hours': '{{hours}} h {{minutes}} min',
  'do.pause': 'Pause',
  'do.resume': 'Resume',
  'do.retryNow': 'Try now',
  'do.cancel': 'Cancel the rest',
  'do.cancelTitle': 'Cancel the {{count}} not sent yet?',
  'do.cancelNone': 'All that is left is on its way and cannot be called back. Try no more of it?',
  'do.cancelHelp': 'They go back to “ready” and can be sent later. What was sent is not affected.',
  'do.cancelOnWay': {
    one: '{{count}} more is on its way to the partner and cannot be called back.',
    other: '{{count}} more are on their way to the partner and cannot be called back.',
  },
  'do.keep': 'Keep sending',
  'do.enterKeys': 'Enter the keys',
  'do.account': 'Fix the account',
  'do.results': 'Show results',
  'state.restored':
    'This run was restored from a backup or interrupted. On resuming, the partner is asked first; nothing is created twice.',
  'state.submitting': 'Sending',
  'hold.title': 'Sending stopped',
  'hold.notBegun': 'Sending did not begin',
  'hold.waitTitle': 'The partner asks to wait',
  'hold.until': 'Goes on by itself at {{time}} ({{left}} left)',

  // How it ended
  'done.allGood.production': {
    one: 'Done: {{count}} order is in the partner’s system.',
    other: 'Done: {{count}} orders are in the partner’s system.',
  },
  'done.allGood.practice': {
    one: 'Practice done: the practice partner took {{count}} order.',
    other: 'Practice done: the practice partner took {{count}} orders.',
  },
  'done.some.production':
    '$t(counted:ordersAre, {"count": {{good}} }) in the partner’s system, $t(counted:were, {"count": {{bad}} }) rejected.',
  'done.some.practice':
    'Practice: the practice partner took $t(counted:orders, {"count": {{good}} }) and rejected {{bad}}.',
  'done.there.practice': {
    one: 'Another {{count}} had been practised before and was not sent again.',
    other: 'Another {{count}} had been practised before and were not sent again.',
  },
  'done.there.production': {
    one: 'Another {{count}} had been sent before and was not sent again.',
    other: 'Another {{count}} had been sent before and were not sent again.',
  },
  'done.onlyThere.practice': {
    one: 'Nothing new: {{count}} order had been practised before and was not sent again.',
    other: 'Nothing new: {{count}} orders had been practised before and were not sent again.',
  },
  'done.onlyThere.production': {
    one: 'Nothing new: {{count}} order had been sent before and was not sent again.',
    other: 'Nothing new: {{count}} orders had been sent before and were not sent again.',
  },
  'done.shelved': {
    one: '{{count}} got no usable answer, and a person decided not to send it.',
    other: '{{count}} got no usable answer, and a person decided not to send them.',
  },
  'done.open': { one: '{{count}} has no result yet.', other: '{{count}} have no result yet.' },
  'done.incomplete': {
    one: 'Another {{count}} has errors and was not sent.',
    other: 'Another {{count}} have errors and were not sent.',
  },
  'done.held': {
    one: 'Another {{count}} was held back and not sent; the reason stands in the list.',
    other: 'Another {{count}} were held back and not sent; the reason stands in the list.',
  },
  'done.left': { one: '{{count}} is still to be sent.', other: '{{count}} are still to be sent.' },
  'notify.finished.production': '“{{run}}” has been sent',
  'notify.finished.practice': 'Practice of “{{run}}” is done',
  'notify.finishedBody': 'Accepted {{accepted}}, already there {{exists}}, rejected {{rejected}}.',
  'notify.shelved': 'Decided not to be sent: {{count}}.',
  'notify.there': {
    one: '{{count}} more was there already and not sent.',
    other: '{{count}} more were there already and not sent.',
  },
  'notify.held': 'Sending “{{run}}” stopped',
  'notify.undecided': 'Orders of “{{run}}” wait for your decision',

  // After practice
  'rehearsed.help':
    'These are the built-in practice partner’s answers; the partner’s own system has none of these orders. When you like, the same content, with your edits, can be sent for real.',
  'rehearsed.go': 'Prepare to send for real',
  'rehearsed.ask': 'Prepare to send this run for real?',
  'rehearsed.askHelp':
    'The practice results go and the orders are ready to be sent again; your edits stay. Nothing is sent yet: choose the account, look it over, then press send.',

  // Orders
  'orders.label': 'Orders',
  'orders.all': 'All',
  'orders.filter': 'Filter by state',
  'orders.search': 'Order or partner number',
  'orders.key': 'Order number',
  'orders.lines': 'Lines',
  'orders.state': 'State',
  'orders.partnerNo.production': 'Partner’s number',
  'orders.partnerNo.practice': 'Practice number',
  'orders.message': 'Note',
  'orders.open': 'Show order {{key}}',
  'orders.none': 'No orders match',
  'orders.total': { one: '{{count}} order', other: '{{count}} orders' },
  'orders.errors': { one: '{{count}} error', other: '{{count}} errors' },

  // One order
  'order.title': 'Order {{key}}',
  'order.attempts': 'What was sent and answered',
  'order.status': 'HTTP {{status}}',
  'order.body': 'What is sent',
  'order.answer': 'The partner’s answer',

  ...booking,
  ...outcomes,
};
