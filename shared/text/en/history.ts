import type { Texts } from '../texts.ts';
import type { history as zh } from '../zh-CN/history.ts';

export const history: Texts<typeof zh> = {
  title: 'All runs',
  search: 'Order number, partner’s number or file',
  'search.go': 'Find',
  dates: 'Imported on',
  'dates.from': 'from',
  'dates.to': 'to',
  none: 'No runs yet. Import a spreadsheet and it appears here.',
  noneFound: 'No run matches. Try another number or date.',
  total: '{{count}} runs',
  imported: 'Imported',
  files: 'File',
  target: 'To',
  state: 'State',
  orders: 'Orders',
  outcome: 'Result',
  notSent: 'not sent yet',
  actions: 'Actions',
  open: 'Open',
  resume: 'Resume',
  delete: 'Delete',
  'delete.title': 'Delete this run?',
  'delete.help': 'Its lines and checks go. Order numbers that were used are still remembered and never sent twice.',
  'delete.keep': 'Keep it',
};
