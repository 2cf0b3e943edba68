import type { Texts } from '../texts.ts';
import type { today as zh } from '../zh-CN/today.ts';

export const today: Texts<typeof zh> = {
  title: 'To do today',
  sorted: 'Most urgent first',
  done: 'All done: nothing waits for you.',
  'job.unknown': {
    one: 'The outcome of {{count}} order is not known: look, then decide',
    other: 'The outcome of {{count}} orders is not known: look, then decide',
  },
  'job.held': { one: 'Sending stopped, {{count}} order is left', other: 'Sending stopped, {{count}} orders are left' },
  'job.waiting': {
    one: 'The partner asks to wait: {{count}} order is left, and goes out by itself then',
    other: 'The partner asks to wait: {{count}} orders are left, and go out by themselves then',
  },
  'job.heldAsked': {
    one: 'Stopped: all is sent, and the outcome of {{count}} order is asked about when it goes on',
    other: 'Stopped: all is sent, and the outcomes of {{count}} orders are asked about when it goes on',
  },
  'job.waitingAsked': {
    one: 'The partner asks to wait: all is sent, and the outcome of {{count}} order is asked about by itself then',
    other:
      'The partner asks to wait: all is sent, and the outcomes of {{count}} orders are asked about by themselves then',
  },
  'job.pausedAsked': {
    one: 'Paused: all is sent, and the outcome of {{count}} order is asked about when it goes on',
    other: 'Paused: all is sent, and the outcomes of {{count}} orders are asked about when it goes on',
  },
  'job.heldDone': 'Stopped: all is sent, and partner’s numbers are asked for when it goes on',
  'job.waitingDone': 'The partner asks to wait: all is sent, and partner’s numbers are asked for by themselves then',
  'job.pausedDone': 'Paused: all is sent, and partner’s numbers are asked for when it goes on',
  'job.columns': {
    one: 'Columns are open: {{count}} line has no order number yet',
    other: 'Columns are open: {{count}} lines have no order number yet',
  },
  'job.notBegun': {
    one: 'Sending did not begin, {{count}} order is still to be sent',
    other: 'Sending did not begin, {{count}} orders are still to be sent',
  },
  'job.paused': {
    one: 'Sending is paused, {{count}} order is left',
    other: 'Sending is paused, {{count}} orders are left',
  },
  'job.failures': {
    one: '{{count}} order did not get there and is to be fixed',
    other: '{{count}} orders did not get there and are to be fixed',
  },
  'job.errors': { one: 'Half done: {{count}} error left', other: 'Half done: {{count}} errors left' },
  'job.ready': { one: '{{count}} order can be sent', other: '{{count}} orders can be sent' },
  'job.short': {
    one: 'Missing at the warehouse: {{pieces}} of {{count}} order',
    other: 'Missing at the warehouse: {{pieces}} of {{count}} orders',
  },
  'job.draft': {
    one: '{{count}} order may still be a draft, to be confirmed in the warehouse’s portal',
    other: '{{count}} orders may still be drafts, to be confirmed in the warehouse’s portal',
  },
  'job.attention': {
    one: '{{count}} order at a warehouse needs a look',
    other: '{{count}} orders at warehouses need a look',
  },
  'about.asked': {
    one: '{{count}} more is of unknown outcome, and asked about when it goes on',
    other: '{{count}} more are of unknown outcome, and asked about when it goes on',
  },
  'about.keys': 'Keys are missing: it goes on with them',
  'about.short': 'All was put away, and it is less than announced',
  'about.draft': 'The warehouse takes goods in only after that',
  'about.attention': 'Late, another quantity, contradicting answers and the like',
  'go.unknown': 'See and decide',
  'go.held': 'Go on',
  'go.notBegun': 'Send again',
  'go.paused': 'Go on',
  'go.waiting': 'Have a look',
  'go.keys': 'Enter keys',
  'go.columns': 'See the columns',
  'go.failures': 'See and fix',
  'go.errors': 'Go on fixing',
  'go.ready': 'Go to sending',
  'go.short': 'See what is short',
  'go.draft': 'Go and confirm',
  'go.attention': 'Have a look',
  all: { one: 'All of {{count}} run', other: 'All {{count}} runs' },
  waiting: 'To do: {{count}}',
  'search.open': 'Find orders',
  'search.label': 'Order, partner’s or tracking number, SKU, file name',
  'search.none': 'Nothing found. A part is enough: the last digits of a number, say.',
  'search.short': 'Two characters at least. All runs are searched; of deleted ones, the numbers that were sent.',
  'search.usedOnly': 'No run in sight has it, but this number was used:',
  'search.bin': 'In the deleted run “{{file}}”',
  'search.used': 'The number was used ({{time}}, account “{{account}}”); its run is not in this data',
  'search.more': 'There are more: please type more of it.',
  'search.orders': 'Orders',
  'search.runs': 'Files',
  'search.results': 'What was found',
  'search.found': 'Orders found: {{orders}}; runs: {{runs}}',
};
