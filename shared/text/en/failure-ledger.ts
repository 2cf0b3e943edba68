import type { Texts } from '../texts.ts';
import type * as zh from '../zh-CN/failure-ledger.ts';

export const ledgerFailures: Texts<typeof zh.ledgerFailures> = {
  'ledger.address':
    'This is no address of an office ledger. It looks like postgres://user:password@host:port/database.',
  'ledger.option':
    'The address of the office ledger has an option that is not known, “{{name}}”, so nothing was connected. Only sslmode and sslrootcert may stand there.',
  'ledger.noTls':
    'The office ledger is not on this computer: it is only reached encrypted and with its certificate verified, which sslmode={{mode}} would not do. Take that away.',
  'ledger.plain':
    'The database at {{address}} does not offer encryption (TLS), so nothing was connected. Have it switched on there, then try again.',
  'ledger.authority': 'The certificate file “{{file}}” that the address names cannot be opened.',
  'ledger.certificate':
    'The certificate of {{address}} cannot be trusted ({{cause}}), so nothing was connected and nothing sent. Check the address, or name your own certificate authority with sslrootcert.',
  'ledger.unreachable':
    'The office ledger at {{address}} cannot be reached ({{cause}}). Importing, checking and editing go on; sending waits for it, because nothing is sent that is not entered there.',
  'ledger.slow': 'The office ledger at {{address}} took too long to answer, so this was not done. Try again later.',
  'ledger.busy': 'The office ledger at {{address}} is busy, so this was not done. Try again later.',
  'ledger.login': '{{address}} does not accept the user name or the password in the address.',
  'ledger.noDatabase': '{{address}}: the server has no such database.',
  'ledger.rights':
    '{{address}}: this user may not do what is needed. Ask whoever keeps the server to grant it, as docs/office.md says.',
  'ledger.readOnly':
    '{{address}} can only be read from just now (it may be a standby), so nothing was entered and nothing sent. Use the address of the primary server.',
  'ledger.notSetUp':
    '{{address}} does not have the tables of an office ledger yet, and this user may not make them. Ask whoever keeps the server, as docs/office.md says.',
  'ledger.newer':
    'The ledger at {{address}} was made by a newer Dockhand (version {{theirs}}, this one knows up to {{ours}}). Update Dockhand first.',
  'ledger.answers':
    'What {{address}} answers is not what an office ledger says ({{what}}), so it is not believed, and nothing was sent. Ask whoever keeps the server to look at it.',
  'ledger.copied':
    'This data folder is a copy: with another one the office ledger was opened since ({{date}}), under the same name. So nothing is sent from here. To go on with this one as a desk of its own: dockhand office new-desk.',
  'ledger.anew':
    'Other programs of this desk kept opening the office ledger meanwhile, so this was not done. Try again later.',
  'ledger.wentBack':
    'The office ledger at {{address}} was put back to an earlier moment, and does not know all that was sent since. Sending waits until these desks were opened and have entered what they sent: {{desks}}. If they sent nothing: dockhand office go-on.',
  'ledger.none':
    'This desk has joined no office ledger. Join one in the settings or with dockhand office join, or set the environment variable DOCKHAND_OFFICE_URL, as docs/office.md says.',
  'ledger.password':
    'This desk has joined the office ledger at {{address}}, and its password is not known here. Join once more in the settings, or set DOCKHAND_OFFICE_URL. Before that nothing is sent to real accounts.',
  'ledger.environmentGone':
    'Another program of this data folder goes by the office ledger at {{address}}, which the environment variable DOCKHAND_OFFICE_URL named to it, and this program was started without that variable. So that nothing is sent twice, nothing is sent to real accounts from here. Set the variable and start again, or join that ledger in the settings; if it is not used any more, leave it (dockhand office leave).',
  'ledger.sending':
    'Orders are being sent, so nothing was changed about the office ledger. Wait until that is done, or pause it, then try again.',
  'ledger.byEnvironment':
    'The environment variable DOCKHAND_OFFICE_URL says which office ledger is used, so it can be neither joined nor left here. Take the variable away first.',
  'ledger.joined': 'This desk has joined the office ledger at {{address}}. Leave it before joining another one.',
  'ledger.unsettled': {
    one: 'The office ledger has not been told yet what became of {{count}} order, so it was not left: other desks wait for that. Leave once it can be reached. Or leave all the same: it is told when this desk joins again.',
    other:
      'The office ledger has not been told yet what became of {{count}} orders, so it was not left: other desks wait for that. Leave once it can be reached. Or leave all the same: it is told when this desk joins again.',
  },
  'ledger.rightsMissing':
    '{{address}}: this user lacks rights ({{missing}}). Ask whoever keeps the server to run docs/office-grants.sql, then try again.',
  'run.sentAtAnotherDesk':
    'Orders that another account has sent to the same partner, or is sending: {{orders}} (such as on {{date}} from another desk, “{{desk}}” ({{person}}), with “{{account}}”). Nothing was sent from here. To send them with this account too, confirm it first (on the command line: --sent-elsewhere).',
  'ledger.changed':
    'Another program has just joined or left the office ledger with this data folder, so this was not done. Try again.',
  'ledger.deskName': 'A desk’s name has 1 to 60 characters.',
};
