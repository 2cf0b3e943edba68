import type { Texts } from '../texts.ts';
import type * as zh from '../zh-CN/outcomes.ts';

export const outcomes: Texts<typeof zh.outcomes> = {
  // Unknown outcomes
  'unknown.title': { one: '{{count}} order needs your decision', other: '{{count}} orders need your decision' },
  'unknown.help':
    'They got no readable answer when they were sent, and asking did not help: they may have arrived or not. Look each number up in the partner’s system, then choose. Nothing is sent again before that.',
  'unknown.helpPractice':
    'They got no readable answer when they were sent to the practice partner, and asking did not help. For real, look each number up in the partner’s system; the practice partner has none to look into, so choose any. Nothing is sent again before that.',
  'unknown.asking': {
    one: 'Asking the partner what became of {{count}} order. You need not do anything.',
    other: 'Asking the partner what became of {{count}} orders. You need not do anything.',
  },
  'unknown.askLater': {
    one: '{{count}} order has no result yet. When you resume, the partner is asked first; nothing is created twice.',
    other:
      '{{count}} orders have no result yet. When you resume, the partner is asked first; nothing is created twice.',
  },
  'unknown.keysFirst': {
    one: '{{count}} order has no result yet: it may have arrived or not. It is seen to once the keys are entered; there is nothing to decide now.',
    other:
      '{{count}} orders have no result yet: they may have arrived or not. They are seen to once the keys are entered; there is nothing to decide now.',
  },
  'unknown.foundMyself': 'I have looked it up in the partner’s system',
  'unknown.askAgain': 'Ask again',
  'unknown.askAgainHelp': 'Asks the partner about these orders once more. Nothing is made twice.',
  'unknown.askedOne':
    'The partner is asked what became of this order; there is nothing for you to decide unless that finds out nothing.',
  'unknown.askedOneLater':
    'Nobody knows yet what became of this order, and nobody asks just now: when sending goes on, the partner is asked first. There is nothing for you to decide unless that finds out nothing.',
  'unknown.more': {
    one: '{{count}} more is listed once these are decided.',
    other: '{{count}} more are listed once these are decided.',
  },
  'unknown.refusedOne': '{{key}} was refused when sent again; the request before got no usable answer',
  'unknown.noAnswerOne': '{{key}} was sent and got no answer',
  'unknown.unusableOne': '{{key}} was sent, and the answer could not be used: {{reason}}',
  'unknown.untoldOne': 'The backup does not have what became of {{key}}: it may have been sent since or not',
  'unknown.cutOffOne': '{{key}} was being sent when the program ended: it may have arrived or not',
  'unknown.choices': 'Decision about {{key}}',
  'unknown.later': 'Leave it',
  'unknown.accepted': 'The partner’s number (if you found it)',
  'unknown.acceptedHelp': 'You found the order in the partner’s system. It counts as accepted and is not sent again.',
  'unknown.notAcceptedHelp':
    'It is not there, and you do not want to send it now. It is not counted as rejected and not sent again with those; later it can be sent by itself.',
  'unknown.sendAgainHelp': 'It is certainly not there. It is sent once more; if it is there after all, there are two.',
  'unknown.cost.production': 'Freight is booked once more for real: {{sum}}.',
  'unknown.cost.practice': 'Booked once more in practice: {{sum}} (practice prices, not real ones).',
  'unknown.costUnknown':
    'Freight is booked once more, and what it costs cannot be told now: look at the order on the freight page first.',
  'unknown.change': 'Change this decision, or give the partner’s number',
  'unknown.changeHelp':
    'Nothing was sent or settled on the strength of it yet, so it can be changed. The earlier decision stays in the record.',
  'unknown.save': 'Decide',

  // How it ended, where that is not all of it
  'done.part.production': {
    one: '{{count}} order is in the partner’s system.',
    other: '{{count}} orders are in the partner’s system.',
  },
  'done.part.practice': {
    one: 'Practice: the practice partner accepted {{count}} order.',
    other: 'Practice: the practice partner accepted {{count}} orders.',
  },
  'done.queued': { one: '{{count}} is still queued.', other: '{{count}} are still queued.' },
  'paused.left': {
    one: 'Paused. {{count}} order is queued; go on at any time.',
    other: 'Paused. {{count}} orders are queued; go on at any time.',
  },
  'paused.leftNoKeys': {
    one: 'Paused. {{count}} order is queued; it goes on once the keys are entered.',
    other: 'Paused. {{count}} orders are queued; they go on once the keys are entered.',
  },
  'paused.asked': {
    one: 'Paused. All is sent; the outcome of {{count}} order is asked about when you go on.',
    other: 'Paused. All is sent; the outcomes of {{count}} orders are asked about when you go on.',
  },
  'paused.done': 'Paused. All is sent; partner’s numbers are asked for when you go on.',
  'progress.asking': {
    one: 'All is sent; asking the partner about {{count}} order.',
    other: 'All is sent; asking the partner about {{count}} orders.',
  },
  'progress.unseen': 'The connection is lost: this is how it stood before. How far it is now cannot be seen.',
  'done.asking': 'All is sent; outcomes are being asked about.',
  'results.asking': 'Outcomes are being asked about, results are not complete yet',
  'keys.helpAsk':
    'Keys are not kept here, or this is another computer. Enter them, and the partner is asked about what is not known yet.',
  'done.sending': { one: '{{count}} is on its way.', other: '{{count}} are on their way.' },
  'done.paused': 'Sending is paused.',
  'done.stopped': 'Sending has stopped.',
  'done.waiting': 'Sending has stopped and goes on by itself in time.',
  'done.going': 'Sending is under way.',
  'results.paused': 'Sending is paused: these are not all results',
  'results.stopped': 'Sending has stopped: these are not all results',
  'results.waiting': 'The partner asks to wait: these are not all results',
  'results.going': 'Sending is under way: these are not all results',
  'results.goOn': 'Go on sending',
  'results.watch': 'Show progress',

  // Results
  'results.none': 'Nothing has been sent yet',
  'results.noneHelp': 'Once sent, each order’s result, the partner’s number and every attempt are listed here.',
  'results.goSend': 'Go and send',
  'results.errors': 'Workbook with errors marked',
  'results.errorsHelp':
    'Your own workbook, each mistake in its cell. Fix it and drop it back: only what has not been accepted is taken.',
  'results.failures': {
    one: 'The {{count}} that failed',
    other: 'The {{count}} that failed',
  },
  'results.failuresHelp':
    'Only orders that were rejected, have errors or were not sent, each mistake in its cell; not those that a person decided not to send. Fix it and drop it back to send them.',
  'results.results': 'Result workbook',
  'results.resultsHelp': 'Each order’s result and the partner’s number.',
  'results.csv': 'Results as CSV',
  'results.print': 'Print',
  'results.printed': 'Printed {{time}}',
  'results.resend': 'Send the {{count}} rejected again',
  'results.resendTitle': {
    one: 'Send the {{count}} rejected order again?',
    other: 'Send the {{count}} rejected orders again?',
  },
  'results.resendHelp':
    'Only these are sent. If the reason lies in their content, fix it first under “Check and edit”.',
  'results.resendFreight':
    'The price of a rejected booking holds no more: it is asked for anew, then booked as you chose; it may differ.',
  'results.shelved': 'Send the {{count}} not to be sent…',
  'results.shelvedTitle': {
    one: '{{count}} order was decided not to be sent. Send it now?',
    other: '{{count}} orders were decided not to be sent. Send them now?',
  },
  'results.shelvedHelp':
    'They got no usable answer and were not found in the partner’s system, so that it was decided not to send them. Look there once more: if they are there after all, there will be two. Only those below are sent.',
  'results.shelvedMore': 'and {{count}} more',
  'results.shelvedOk': { one: 'Send this {{count}}', other: 'Send these {{count}}' },
  'results.fileErrors': '{{name}}-errors',
  'results.fileFailures': '{{name}}-failed',
  'results.fileResults': '{{name}}-results',
  'failures.title': {
    one: '{{count}} that did not get there',
    other: '{{count}} that did not get there, equal reasons together',
  },
  'failures.titleUnknown': { one: '{{count}} of unknown outcome', other: '{{count}} of unknown outcome' },
  'failures.more': '{{key}} and alike: {{count}}',
  'failures.fold': { one: '{{count}} order of this reason', other: '{{count}} orders of this reason' },
  'failures.said': 'In the partner’s words: {{message}}',
  'failures.unknown': 'No readable answer came: it may have arrived or not.',
  'failures.shelved': 'No answer came, and somebody decided that they are not sent.',
  'failures.rejected': 'The partner did not take it.',
  'failures.mend': 'Fix {{count}}',
  'failures.decide': 'See the evidence',
  'failures.open': 'Open',
  'failures.unnamed': { one: '{{count}} more is not listed', other: '{{count}} more are not listed' },
  'results.failedOnly': 'Failures only',
  'results.row': 'Row {{row}}: {{words}}',
  'results.errorsMore': '{{words}} ({{count}} in all)',
  'results.next.send': { one: 'Send the {{count}} that is fixed', other: 'Send the {{count}} that are fixed' },
  'results.next.mend': { one: 'Fix {{count}} and resend', other: 'Fix {{count}} and resend' },
  'results.next.follow': 'See the follow-up',
  'results.next.stays': {
    one: 'When what is fixed is sent again, the {{count}} order at the partner stays as it is.',
    other: 'When what is fixed is sent again, the {{count}} orders at the partner stay as they are.',
  },
  'results.saved': 'Saved',
  'results.open': 'Open',
  'results.show': 'Show in folder',

  // Why there was no answer
  'reason.refused': 'the partner does not take connections',
  'reason.address': 'the address cannot be found',
  'reason.network': 'no network',
  'reason.proxy': 'the proxy does not let it through',
  'reason.certificate': 'the partner’s certificate is not in order',
  'reason.timeout': 'no answer in time',
  'reason.cut': 'the connection broke off',
  'reason.server': 'the partner’s server failed ({{status}})',
  'reason.turnedDown': 'the partner’s server turned the call down ({{status}})',
  'reason.unreadable': 'the answer cannot be read',
  'reason.stopped': 'the program ended',
  'reason.throttled': 'it only asks to wait, and leaves open whether it took the order',
  'reason.other': 'no answer that could be used',
  'reason.resent': 'sent again several times without a result',
};
