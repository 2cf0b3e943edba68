import type { Texts } from '../texts.ts';
import type * as zh from '../zh-CN/questions.ts';

export const questions: Texts<typeof zh.questions> = {
  'account.discardTitle': 'What you typed is not saved',
  'account.discardHelp': 'Closed now, it is lost.',
  'account.discard': 'Close without saving',
  'account.goOn': 'Go on',
  'account.alikeTitle': '“{{name}}” will count as the same account as “{{others}}”',
  'account.alikeHelp':
    'They share the address or a public credential. So that nothing is made twice, an order sent with one of them is not sent again with the other. If the partner gave you two accounts, use no number in both.',
  'account.alikeSave': 'Understood, save it',
  'account.waitingTitle': 'Go on sending for real once it is saved?',
  'account.waitingRuns': {
    one: '{{count}} run stopped because this account could not be used.',
    other: '{{count}} runs stopped because this account could not be used.',
  },
  'account.waiting': {
    one: '{{count}} order not sent yet will go to {{address}} with the account “{{name}}”; the partner gets a real order.',
    other:
      '{{count}} orders not sent yet will go to {{address}} with the account “{{name}}”; the partner gets real orders.',
  },
  'account.waitingUnknown': {
    one: '{{count}} has no result yet (it may have arrived); that is found out first.',
    other: '{{count}} have no result yet (they may have arrived); that is found out first.',
  },
  'account.waitingUndecided': {
    one: '{{count}} order has no result yet (it may have arrived): this partner cannot be asked, so you look it up in its system and decide. It is not sent again before that.',
    other:
      '{{count}} orders have no result yet (they may have arrived): this partner cannot be asked, so you look them up in its system and decide about each. They are not sent again before that.',
  },
  'account.saveAndSend': { one: 'Save and send {{count}} order', other: 'Save and send {{count}} orders' },
  'account.saveAndGoOn': 'Save and go on',
  'account.saveOnly': 'Only save',
  'account.saveOnlyHelp': 'If you only save, these runs are paused; resume them whenever you like.',
  'account.paused': { one: '{{count}} run can go on now', other: '{{count}} runs can go on now' },
  'account.pausedHelp': 'The account is saved and nothing was sent: what waited is paused until you press “Resume”.',
  'account.goingOn': { one: '{{count}} run goes on', other: '{{count}} runs go on' },
  'account.toRuns': { one: 'Show {{count}} run', other: 'Show {{count}} runs' },
  'accounts.refusedAt': 'The partner refused these keys at {{time}}. Check and enter them again, or test once more.',
  // Deleting one
  'accounts.deleteUnfinished': {
    one: '{{count}} run is not finished or has outcomes to confirm. Finish it, cancel it or decide its outcomes before deleting the account:',
    other:
      '{{count}} runs are not finished or have outcomes to confirm. Finish them, cancel them or decide their outcomes before deleting the account:',
  },
  'accounts.deleteUnsent':
    '$t(counted:orders, {"count": {{orders}} }) of $t(counted:runs, {"count": {{runs}} }) not sent yet. Once the account is deleted, they can be sent only after it is restored, or with another account:',
  'accounts.deleteMore': { one: 'and {{count}} run more', other: 'and {{count}} runs more' },
  'accounts.deleteRun': { one: '{{count}} not sent', other: '{{count}} not sent' },
  'accounts.deleteOpen': { one: '{{count}} to confirm', other: '{{count}} to confirm' },
  // Runs whose account was deleted
  'gone.title': 'The account of this run was deleted; nothing can be sent for real now.',
  'gone.named': 'The account “{{name}}” of this run was deleted; nothing can be sent for real now.',
  'gone.sentence': {
    one: '{{count}} order is meant for {{partner}}, but its account was deleted.',
    other: '{{count}} orders are meant for {{partner}}, but their account was deleted.',
  },
  'gone.bound':
    'What was sent of it was sent with that account, and the rest can go on only with it. To use another account, import the files again.',
  'gone.choose': 'Choose another account.',
  'gone.none': 'Add an account first.',
  'gone.restoreHelp': 'Or restore it: with its keys entered again it goes on, and sends nothing twice.',
  'gone.addHelp':
    'To go on with it, add it once more in the settings, with the same address and keys: it is known to be the same account, and sends nothing twice.',
  'gone.restore': 'Restore this account',
  'gone.settings': 'To the accounts',
  'skus.chooseAll': 'Select all on this page',
  'skus.choose': 'Select {{sku}}',
  // Of a run that a restore left out
  'restored.missingOpen': {
    one: '{{count}} has no result and may have arrived',
    other: '{{count}} have no result and may have arrived',
  },
  'restored.missingQueued': { one: '{{count}} was in the queue', other: '{{count}} were in the queue' },
  // A store that went back in time
  'recalled.title': 'The data went back in time',
  'recalled.text':
    'Part of it was lost, or an older copy was put back. What was sent since is known by the journal beside it (accepted: {{accepted}}, unknown: {{unknown}}) and is not sent again; edits made since are gone. Look at the paused runs before going on.',
  'recalled.practised': {
    one: '{{count}} of them was only practised: the partner has nothing of it.',
    other: '{{count}} of them were only practised: the partner has nothing of them.',
  },
  'recalled.doubted': {
    one: 'Lines and edits of {{count}} run with orders left may be of before, too: open it and look before it can be sent.',
    other:
      'Lines and edits of {{count}} runs with orders left may be of before, too: open them and look before they can be sent.',
  },
};
