import type { Texts } from '../texts.ts';
import type * as zh from '../zh-CN/office.ts';

export const office: Texts<typeof zh.office> = {
  reached: 'The office ledger at {{address}} can be used (PostgreSQL {{server}}). Its desks: {{desks}}',
  own: '  {{name}} ({{person}}, this one)  last here {{seen}}  orders without an outcome: {{open}}',
  awaited: '    has to be opened once before anything is sent: the ledger was put back to an earlier moment',
  lost: 'Number {{key}} ({{partner}}, {{kind}}; {{person}}, {{when}}) may have been sent from here, and this data folder knows nothing of it. Look whether the partner has it. No desk can use it meanwhile.',
  'new-desk':
    'This data folder is a desk of its own now. What was open under the name before stays with the other copy.',
  restored: 'Noted. Every desk enters again what it sent before anybody goes on.',
  'go-on': 'Noted. The desks that have not come are not waited for.',
  desk: '  {{name}} ({{person}})  last here {{seen}}  orders without an outcome: {{open}}',
  help: 'status: see whether the ledger of the office can be used, and which desks use it; join: join the ledger at this address; leave: leave it, and keep what was sent from here; new-desk: go on with a copied data folder as a desk of its own; restored: the server was put back to an earlier moment; go-on: do not wait for desks that sent nothing since',
  helpUrl: 'The address of the ledger (with join): postgres://user:password@host:port/database',
  helpName: 'What this desk is called in the office (with join)',
  helpAnyway: 'Leave although the ledger has not been told of every outcome (with leave)',
  urlMissing: 'Name the address of the ledger: dockhand office join postgres://user:password@host:port/database',
  onlyJoin: 'An address and --name go with office join alone.',
  onlyLeave: '--anyway goes with office leave alone.',
  answers: 'An answer came from {{address}} (PostgreSQL {{server}}).',
  encrypted: 'The connection is encrypted, and the certificate was verified.',
  onThisComputer: 'The server is on this computer, and the connection is not encrypted.',
  'tables.absent': 'There is no office ledger yet; its tables are made when a desk joins.',
  'tables.older': 'An older Dockhand made the ledger there; its tables are brought up to date when a desk joins.',
  'tables.ready': 'There is an office ledger. Desks that were there: {{desks}}.',
  'role.keeper':
    'This user may change the tables, which no desk needs. It is better to give each desk a user of its own (docs/office.md).',
  'role.desk': 'This user may do what a desk has to do, and cannot change the tables.',
  joined:
    'Joined. The office knows this desk as “{{name}}”. From now on real orders are entered in the ledger before they are sent.',
  'password.stored': 'The password is kept encrypted on this computer.',
  'password.session':
    'No password can be encrypted here, so it was not kept. When the program is started again it has to be entered once more, or DOCKHAND_OFFICE_URL to be set; before that nothing is sent to real accounts.',
  entered:
    'Numbers that this desk sent before, or may have: {{sent}}. Of these, the ledger has as this desk’s: {{entered}}.',
  notYet: 'What was sent before could not be entered yet: {{message}} It is tried again before anything is sent.',
  left: {
    one: 'Left. This desk still remembers {{count}} number that it sent and does not send it again by itself; what other desks send from now on is not known here.',
    other:
      'Left. This desk still remembers {{count}} numbers that it sent and does not send them again by itself; what other desks send from now on is not known here.',
  },
  differ:
    'Number {{key}} ({{partner}}, {{kind}}): {{here}} here ({{hereAt}}, partner’s number {{hereNo}}), {{there}} at {{desk}} ({{person}}, {{thereAt}}, partner’s number {{thereNo}}), {{content}}. Neither was changed, and it is not sent from here by itself. Look which of the two the partner has.',
  differMore: { one: '{{count}} more is not listed.', other: '{{count}} more are not listed.' },
  sameContent: 'with the same content',
  otherContent: 'with other content',
  'claim.queued': 'waiting to be sent',
  'claim.accepted': 'accepted',
  'claim.exists': 'at the partner already',
  'claim.rejected': 'rejected',
  'claim.unknown': 'of unknown outcome',
  'claim.cancelled': 'not sent',
  'page.intro':
    'With one ledger for several desks no order is sent twice, and all of them together keep to the partner’s rate. It is on a PostgreSQL server of the office; docs/office.md says how to prepare one. A single desk needs none.',
  'page.address': 'Address of the ledger',
  'page.addressHelp': 'postgres://user@host:port/database',
  'page.password': 'Password',
  'page.passwordHelp':
    'Kept encrypted, as accounts’ keys are. Where this computer cannot encrypt it is not kept, and has to be entered again when the program is started again.',
  'page.desk': 'Name of this desk',
  'page.deskHelp': 'The name that other desks see.',
  'page.test': 'Test the connection',
  'page.join': 'Join',
  'page.usable': 'It can be used',
  'page.server': 'Server',
  'page.reached': 'Reachable',
  'page.away': 'Not reachable',
  'page.asking': 'Asking…',
  'page.desks': 'Desks that were there',
  'page.waiting': 'Waiting to be told to the ledger',
  'page.waitingCount': { one: 'The outcome of {{count}} order', other: 'The outcomes of {{count}} orders' },
  'page.deskName': 'Desk',
  'page.thisDesk': 'this one',
  'page.awaited': 'has to be opened once',
  'page.person': 'Person',
  'page.seen': 'Last there',
  'page.open': 'Orders without an outcome',
  'page.differences': { one: '{{count}} number needs a look', other: '{{count}} numbers need a look' },
  'page.byEnvironment':
    'The environment variable DOCKHAND_OFFICE_URL says where the ledger is. To change that, change the variable and start the program again.',
  'page.leave': 'Leave the ledger',
  'page.leaveAnyway': 'Leave all the same',
  'page.leaveTitle': 'Leave the office’s ledger?',
  'page.leaveHelp':
    'This desk still remembers what it sent, but does not know any more what other desks send, nor keep to one rate with them.',
  'page.leaveWaiting': {
    one: 'The ledger has not been told yet what became of {{count}} order, which other desks wait for; it is told when this desk joins again.',
    other:
      'The ledger has not been told yet what became of {{count}} orders, which other desks wait for; it is told when this desk joins again.',
  },
  'other.sent': 'Sent by {{desk}}',
  'other.sending': 'Being sent by {{desk}}',
  'other.unknown': 'Unknown at {{desk}}',
  'other.about': '{{person}}, {{time}}, partner’s number {{partnerNo}}',
  'away.title': 'The office’s ledger cannot be used just now (since {{time}})',
  'away.help':
    'Importing, checking, editing, prices and practice go on. Real orders wait, and are sent by themselves when it is back.',
  'away.waiting': {
    one: 'The outcome of {{count}} order is still to be told to it.',
    other: 'The outcomes of {{count}} orders are still to be told to it.',
  },
  'away.look': 'Look at it',
};
