import type { Texts } from '../texts.ts';
import type * as zh from '../zh-CN/attach.ts';

export const attach: Texts<typeof zh.attach> = {
  'attach.files': 'Choose the files',
  'attach.folder': 'Choose their folder',
  'attach.done': 'Orders that have all their files now: {{mended}}; that still lack some: {{lacking}}.',
  'attach.sent':
    '$t(counted:files, {"count": {{files}} }) attached, {{size}} together, to $t(counted:orders, {"count": {{orders}} }).',
  'attach.sentNone': 'Nothing is attached.',
  'attach.title': 'Attachments · order {{key}}',
  'attach.empty': 'No attachments yet.',
  'attach.dropHelp': 'Or drop files on the order’s rows in the grid.',
  'attach.remove': 'Remove',
  'attach.removeOf': 'Remove {{file}}',
  'attach.given': 'Attached to order {{key}}: {{files}}',
  'attach.notGiven': 'Some files were not attached to order {{key}}',
  'attach.open': 'Attachments of order {{key}} ({{count}})',
  'attach.whose': 'Which order are these attachments for?',
  'attach.whoseHelp':
    'No order names these files. Choose the order to attach them; or leave it, and drop them on the order’s rows later.',
  'attach.order': 'Choose an order',
  'attach.orderFor': 'Order for {{file}}',
  'attach.give': 'Attach',
  'attach.none': 'Attach none',
  'attach.isAttachment': 'This is an attachment (an invoice, say): choose its order…',
  'attach.elsewhere': '{{files}}: another order names it. Attach it to order {{key}}?',
  'attach.elsewhereHelp': 'By their names, each order gets the files that it names; you are asked about the others.',
  'attach.allHere': 'All to {{key}}',
  'attach.byName': 'Match by name',
  'attach.refused': 'Some files were not looked at',
};
