import type { Texts } from '../texts.ts';
import type * as zh from '../zh-CN/submission.ts';

export const submission: Texts<typeof zh.submission> = {
  // States of an order
  'state.held': 'Held back',
  'state.incomplete': 'Has errors',
  'state.ready': 'Ready',
  'state.queued': 'Queued',
  'state.sending': 'Sending',
  'state.accepted': 'Accepted',
  'state.unsent': 'Already there (not sent)',
  'state.exists': 'Already there',
  'practised.exists': 'Practised already',
  'practised.unsent': 'Practised already (not sent)',
  'state.rejected': 'Rejected',
  'state.shelved': 'Decided not to be sent',
  'state.withdrawn': 'Withdrawn',
  'withdrawn.portal': 'Withdrawn in the partner’s system ({{by}}, {{time}}). Its number is not used again.',
  'withdrawn.call': 'Withdrawn by asking the partner ({{by}}, {{time}}). Its number is not used again.',
  'withdrawn.count': { one: '{{count}} was withdrawn.', other: '{{count}} were withdrawn.' },
  'withdraw.title': 'Withdraw this order',
  'withdraw.help.etower':
    'The warehouse offers no call for it: find the number below in its portal and delete the draft, or have the warehouse cancel it. Then note it here: the order counts as accepted no more, and is not followed.',
  'withdraw.help.other':
    'Cancel the order in the partner’s system first. Then note it here: it counts as accepted no more, and is not followed.',
  'withdraw.number': 'The partner’s number',
  'withdraw.used':
    'The number of a withdrawn order is not used again: no partner says that it may be. The same lines can be sent under a new one.',
  'withdraw.done': 'It has been withdrawn there',
  'withdraw.sure': 'Has order {{key}} really been withdrawn at the partner?',
  'withdraw.sureHelp': 'If it has not, and it is sent under a new number, the partner will have it twice.',
  'withdraw.call': 'Ask Cainiao to cancel it',
  'withdraw.callHelp':
    'Sends Cainiao a request to cancel. Until when that is possible it does not say; where it is done the order counts as withdrawn, and its number is not used again.',
  'withdraw.callSure': 'Ask Cainiao to cancel order {{key}}?',
  'withdraw.callSureHelp': 'The warehouse will not take its goods in any more, and it cannot be undone.',
  'withdraw.callDone': 'Cainiao cancelled {{key}}',
  'withdraw.callRefused': 'Cainiao did not cancel it: {{said}}',
  'withdraw.callUnknown':
    'Cainiao was asked to cancel it at {{time}} ({{by}}), and whether it did is not known. Dockhand does not ask again by itself.',
  'withdraw.check': 'Find out whether it did',
  'withdraw.again': 'Ask once more',
  'withdraw.undo': 'It was not withdrawn after all',
  'withdraw.renumber': 'Send under a new number',
  'withdraw.newKey': 'New order number',
  'withdraw.renumbered': 'It is {{key}} now; check it and send it',
  'state.unknown': 'Unknown',
  // How an order came to be there before it was sent
  'existing.unsent.production': 'It was sent before with the same content, and is not sent again.',
  'existing.unsent.practice': 'It was practised before with the same content, and is not sent again in practice.',
  'existing.own-attempt.production':
    'An earlier attempt of this program got no usable answer; the partner now says that it has the order, so that attempt had arrived.',
  'existing.own-attempt.practice':
    'An earlier practice attempt got no usable answer; the practice partner now says that it has the order, so that attempt had arrived.',
  'existing.partner.production': 'Once it was sent, the partner said that it had this order already.',
  'existing.partner.practice':
    'Once it was sent in practice, the practice partner said that it had this order already.',
  // States of a run
  'run.importing': 'Importing',
  'run.checked': 'Checked',
  'run.submitting': 'Sending',
  'run.asking': 'Asking for results',
  'run.paused': 'Paused',
  'run.held': 'Stopped',
  'run.undecided': 'Waits for your decision',
  'run.notBegun': 'Sending did not begin',
  'run.finished': 'Finished',
  // Over, and some of it is not where it should be
  'run.wrong': { one: 'Checked, {{count}} line with errors', other: 'Checked, {{count}} lines with errors' },
  'run.unsent': { one: '{{count}} not sent yet', other: '{{count}} not sent yet' },
  'run.leftOver': 'Ended, {{count}} failed',
  // Why a run stopped by itself
  'hold.credentials':
    'The partner does not accept the account’s key. Check account and key in the settings, then resume; what was not sent is still queued.',
  'hold.keys':
    'Nothing is being sent: the keys of the account “{{account}}” ({{names}}) are gone, because they are not kept here, or the computer is another one. Enter them; before they are saved you are asked whether to go on.',
  'hold.store':
    'Nothing is being sent, and no result can be written down: {{why}} Once that is fixed it goes on by itself, and each order is sent once only.',
  'hold.office':
    'Nothing is being sent: {{why}} What was not sent is still queued, and goes on by itself as soon as the ledger can be asked.',
  'hold.internal':
    'Nothing is being sent: the program failed. Resume; if it stops again, send the log to your technical support.',
  'hold.queueing': 'Dockhand was closed while it queued the orders: none of them has left. Press Send again.',
  'hold.account': 'The account cannot be used, so nothing is being sent: {{why}} What was not sent is still queued.',
  'hold.clock':
    'This computer’s clock is about $t(counted:minutes, {"count": {{minutes}} }) off the partner’s, which refuses the requests. Set date, time and time zone, then resume.',
  'hold.unreachable':
    'The partner could not be reached ({{reason}}). Check network, proxy and the account’s address, then resume; what was not sent is still queued.',
  'hold.throttled':
    'The partner asks to wait $t(counted:seconds, {"count": {{seconds}} }); sending goes on by itself then.',
  'hold.banned':
    'The partner asks to wait for $t(counted:hours, {"count": {{hours}} }) or longer, so sending does not go on by itself. Ask the partner what it means, then resume; what was not sent is still queued.',
  'hold.failing':
    'The partner has given no readable answer several times in a row ({{reason}}). Resume later; orders of unknown outcome are asked about where the partner can be asked, else you decide; nothing is just sent again.',
  'hold.undecided': {
    one: '{{count}} order got no usable answer when it was sent, and the partner cannot be asked: it may have arrived or not. Look it up in its system and decide about it.',
    other:
      '{{count}} orders got no usable answer when they were sent, and the partner cannot be asked: they may have arrived or not. Look them up in its system and decide about each.',
  },
  // What an exchange was for, and what it came to
  'purpose.send': 'Send',
  'purpose.lookup': 'Ask the partner',
  'purpose.preview': 'Freight preview',
  'purpose.estimate': 'Freight estimate',
  'attempt.underWay': 'under way',
  'attempt.answered': 'answered',
  'attempt.accepted': 'accepted',
  'attempt.exists': 'the partner has it already',
  'attempt.rejected': 'rejected',
  'attempt.refused-again': 'refused when sent again; what came of the earlier request is not known',
  'attempt.unknown': 'no readable answer',
  'attempt.not-found': 'the partner does not have it',
  'attempt.not-sent': 'not sent',
  'attempt.throttled': 'asked to wait, unclear whether it arrived',
  'attempt.turned-away': 'turned away: too many calls',
  'attempt.credentials': 'key not accepted',
  'attempt.clock': 'clock is off',
  'attempt.interrupted': 'interrupted, outcome unknown',
  'attempt.untold': 'no result on record',
  // A rejection in nobody's words
  'rejected.silent.practice':
    'The practice partner rejected it without saying why ({{status}}). Check the order, then practise again.',
  'rejected.silent.production':
    'The partner rejected it without saying why ({{status}}). Check the account’s address and the order, then send it again.',
  // Orders of unknown outcome
  unanswered: 'Sent {{time}}, without an answer that could be used: {{reason}}.',
  'unanswered.refusedAgain':
    '{{time}} Refused when it was sent again ({{reason}}). The request before had got no usable answer: it may have been refused because it is there.',
  'unanswered.cutOff': 'The program ended while it was being sent ({{time}}); nobody knows whether it arrived.',
  'unanswered.untold':
    'The backup does not have what became of it; since the restore nobody knows whether it was sent after the backup.',
  decided: 'Decided by a person ({{time}}): {{what}}',
  'decided.by': 'Decided by {{by}} ({{time}}): {{what}}',
  'decide.question':
    'Order {{key}} was sent, but no answer came. Look the number up in the partner’s system, then choose:',
  'decide.questionUnusable':
    'Order {{key}} was sent, and the answer could not be used ({{reason}}): it may have been taken or not. Look the number up in the partner’s system, then choose:',
  'decide.questionCutOff':
    'The program ended while order {{key}} was being sent; nobody knows whether it arrived. Look the number up in the partner’s system, then choose:',
  'decide.questionUntold':
    'The backup does not have what became of order {{key}}; since the restore nobody knows whether it was sent after the backup. Look the number up in the partner’s system, then choose:',
  'decide.questionRefused':
    'Order {{key}} was refused when it was sent again, but the request before had got no usable answer: it may have been refused because it is there. Look the number up in the partner’s system, then choose:',
  'decide.accepted': 'The partner has it',
  'decide.not-accepted': 'It does not; do not send it',
  'decide.send-again': 'It does not; send it again',
  // The practice partner has no system to look into
  'practised.decided': 'Decided by a person in practice ({{time}}): {{what}}',
  'practised.decided.by': 'Decided by {{by}} in practice ({{time}}): {{what}}',
  'practised.question':
    'Practice: order {{key}} got no usable answer when it was sent to the practice partner. For real, look the number up in the partner’s system; in practice, choose any:',
  // What trying an account came to
  'account.ok': 'The connection works and the key is valid.',
  'account.credentials': 'The partner does not accept this key. Check it and try again.',
  'account.credentialsTried':
    'Every way of signing was tried (in all: {{tries}}) and the partner accepts none, so that is not what is wrong. Check {{names}}, and the address of the account.',
  'account.mended':
    'The connection works and the key is valid. The partner wants it otherwise than it was set, which is corrected and saved: {{changes}}.',
  'account.mendedElsewhere':
    'The key is valid, but the partner wants: {{changes}}. Environment variables decide this account’s settings; change them there.',
  'account.clock':
    'This computer’s clock is about $t(counted:minutes, {"count": {{minutes}} }) off the partner’s. Set date, time and time zone, then try again.',
  'account.unreachable':
    'The partner could not be reached ({{reason}}). Check network, proxy and the account’s address.',
  'account.throttled':
    'The partner asks to wait $t(counted:seconds, {"count": {{seconds}} }). The key is not verified yet; try again later.',
  'account.failing':
    'The partner gave no readable answer ({{reason}}). Check the account’s address, or try again later.',
  'account.untested': 'This partner has no call that is safe to try; the key is verified by the first order.',
};
