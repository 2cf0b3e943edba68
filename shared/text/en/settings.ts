import type { Texts } from '../texts.ts';
import type * as zh from '../zh-CN/settings.ts';
import { followUpSettings } from './follow-up-settings.ts';
import { questions } from './questions.ts';

export const settings: Texts<typeof zh.settings> = {
  sections: 'Kinds of settings',
  'section.accounts': 'Accounts',
  'section.freight': 'Freight',
  'section.memory': 'What was learned',
  'section.skus': 'SKU table',
  'section.robots': 'Group messages',
  'section.office': 'Office',
  'section.general': 'General',
  'section.data': 'Data and backup',
  'section.about': 'About Dockhand',
  save: 'Save',
  cancel: 'Cancel',
  delete: 'Delete',
  edit: 'Edit',
  comma: ', ',

  // Accounts
  'accounts.intro':
    'No account is needed to start: runs go to the built-in practice partner. With an account, choose practice or production for each run before sending it.',
  'accounts.none': 'No accounts yet. Ask the partner for the address and the keys, then add one.',
  'accounts.add': 'Add an account',
  'accounts.secrets': 'keys stored',
  'accounts.sessionSecrets': 'keys for this session',
  'accounts.noSecrets': 'keys missing',
  'accounts.refusedSecrets': 'keys refused',
  'accounts.unprovedSecrets': 'keys not verified',
  'accounts.noAddress': 'no address yet',
  'accounts.test': 'Test connection',
  'accounts.testing': 'Testing…',
  'accounts.deleteTitle': 'Delete account “{{name}}”?',
  'accounts.remembered': {
    one: 'The account is deleted. The {{count}} order that it sent is still remembered and is not sent again.',
    other: 'The account is deleted. The {{count}} orders that it sent are still remembered and are not sent again.',
  },
  'accounts.deleteHelp':
    'Its keys are deleted too; the account itself can be restored for 30 days. Runs and results stay, and so does the memory of what it sent: entered again, the account sends nothing twice.',
  'accounts.session':
    'This computer (or the browser version) cannot encrypt keys: they are held for this session only and never written to disk.',
  'accounts.environment': 'from the environment',
  'account.new': 'New account: {{partner}}',
  'account.edit': 'Account: {{name}}',
  'account.name': 'Account name',
  'account.nameHelp': 'Any name you will recognise, such as the shop or warehouse.',
  'account.secrets': 'Keys',
  'account.secretsHelp': 'Not shown again once saved.',
  'account.kept': 'Entered before. Leave empty to keep it',
  'account.speed': 'Speed and limits',
  'account.advanced': 'Advanced (rarely needed)',
  'account.saveAndTest': 'Save and test',
  'account.required': '{{name}} is missing',
  'account.badAddress':
    'Enter a whole address that begins with https:// (http:// is only for this computer: keys would leave unencrypted)',
  'account.chooseAddress': 'Choose one, or enter an address that begins with https://',
  'account.badPath': 'It has to begin with /',
  'account.badOverride':
    'This part is not right: {{part}}. Write it as in the example above, several divided by semicolons or line breaks',
  'account.range': 'Enter a number from {{min}} to {{max}}',
  // Secrets
  'secret.token': 'Token (names the account)',
  'secret.key': 'Key (signs requests)',
  'secret.appKey': 'App key',
  'secret.appSecret': 'App secret',
  'secret.session': 'Session key (it expires; replace it here when it has)',
  'secret.accessKey': 'Access key',
  'secret.accessSecret': 'Access secret',
  'secret.userId': 'User ID',

  // Settings of accounts
  'field.baseUrl': 'Address of the interface',
  'field.etower.baseUrl.help':
    'Choose the production or the test host, or enter another address that the warehouse gave you. No goods are received for orders at the test host.',
  'field.gateway': 'Address of the gateway',
  'field.signTarget': 'Address used in the signature',
  'field.signTarget.help':
    'When the partner says that the signature is wrong, test the account: every way is tried, and what works is kept.',
  'choice.signTarget.path': 'path only',
  'choice.signTarget.url': 'whole address',
  'field.signScheme': 'Beginning of the signed address',
  'choice.signScheme.same': 'as in the address',
  'choice.signScheme.http': 'http',
  'choice.signScheme.https': 'https',
  'field.base64': 'Encoding of the signature',
  'choice.base64.standard': 'standard Base64',
  'choice.base64.urlsafe': 'URL-safe Base64',
  'field.ordersPerRequest': 'Orders in one request',
  'field.ordersPerRequest.help': '1 is safest: one order’s mistake does not hold up others.',
  'field.concurrency': 'Orders sent at once',
  'field.ratePerSecond': 'Requests per second at most',
  'field.timeoutMs': 'Seconds to wait for an answer',
  'field.timeoutMs.help':
    'After that the outcome counts as unknown: the partner is asked where it can be, else you decide; nothing is just resent.',
  'field.yesNoAs': 'How yes and no are sent',
  'choice.yesNoAs.boolean': 'true / false',
  'choice.yesNoAs.number': '1 / 2',
  'field.boxNoAs': 'How box numbers are sent',
  'choice.boxNoAs.string': 'as text (keeps leading zeros)',
  'choice.boxNoAs.number': 'as numbers',
  'field.sendOrderRemark': 'Send the order’s remark',
  'field.attachNameAs': 'How names of attachments are sent',
  'choice.attachNameAs.withEnding': 'With their ending (invoice.pdf)',
  'choice.attachNameAs.withoutEnding': 'Without it (invoice)',
  'field.fieldLimits': 'Limits that differ from the page',
  'field.fieldLimits.help':
    'Only where the warehouse says that a limit is another one: sku=30;boxQty=99999;lengthDeclared=8,1 are 30 characters, at most 99999, and 8 digits with 1 after the point.',
  'field.fieldNames': 'Field names that differ from the page',
  'field.fieldNames.help':
    'Only where the warehouse says that a name is another one: packingDetails.boxNo=shipperBoxNo;shipperBizName=shipperCompanyName, with the page’s name on the left.',
  'field.attachmentMaxMb': 'Largest attachment (MB)',
  'field.requestMaxMb': 'Attachments of one request together (MB)',
  'field.signMethod': 'How requests are signed',
  'choice.signMethod.md5': 'MD5',
  'choice.signMethod.hmac': 'HMAC-MD5',
  'choice.signMethod.hmac-sha256': 'HMAC-SHA256',
  'field.s07As': 'When Cainiao answers “S07 system exception”',
  'choice.s07As.unknown': 'outcome unknown: send again to find out',
  'choice.s07As.rejected': 'rejected',
  'field.pathBook': 'Path: create international order',
  'field.pathDomestic': 'Path: update domestic logistics',
  'field.pathPackageInbound': 'Path: package inbound',
  'field.pathPreview': 'Path: freight preview',
  'field.pathEstimate': 'Path: freight estimate',
  'field.pathPackageForecast': 'Path: package forecast',
  'field.pathPackageUpdate': 'Path: package update',
  'field.timestampUnit': 'Unit of timestamps',
  'field.timestampUnit.help':
    'When the partner says that the time or the signature is wrong, test the account: both are tried, and what works is kept.',
  'choice.timestampUnit.s': 'seconds',
  'choice.timestampUnit.ms': 'milliseconds',
  'field.previewItems': 'What a freight preview calls its lines',
  'field.previewItems.help': 'When the partner says that the lines are missing, try the other one.',
  'choice.previewItems.renderItems': 'renderItems',
  'choice.previewItems.lineItems': 'lineItems, as a booking does',
  'field.querySign': 'Sign in the address too',
  'field.previewMaxAgeMinutes': 'Minutes after which a freight preview is asked for again',
  'field.domesticResendSafe': 'Sending a domestic update twice does no harm',
  'field.domesticResendSafe.help': 'When on, it is sent again by itself if no answer came.',
  'field.packageResendSafe': 'Sending a parcel call twice does no harm',
  'field.packageResendSafe.help': 'Leave it off unless you are sure: you then decide when no answer came.',

  // Freight
  'number.bounds': 'A whole number from {{min}} to {{max}}, please. What was typed is not kept.',
  'freight.divisor': 'Volumetric divisor',
  'freight.divisorHelp': 'Volumetric weight (kg) = length × width × height (cm) ÷ divisor. 6000 and 5000 are common.',
  'freight.cards': 'Rate cards',
  'freight.cardsHelp':
    'Import a forwarder’s price list, and the freight page prices every order for each channel. A card of the same name is replaced as a whole.',
  'freight.import': 'Import a rate card',
  'freight.template': 'Empty template',
  'freight.name': 'Name',
  'freight.valid': 'Valid',
  'freight.always': 'without limit',
  'freight.from': 'from {{from}}',
  'freight.to': 'to {{to}}',
  'freight.expired': 'not valid today',
  'freight.rows': 'Rows',
  'freight.importedAt': 'Imported',
  'freight.none': 'No rate cards yet. Take the empty template, fill in a forwarder’s prices and import it.',
  'freight.taken': {
    one: 'Rate card “{{name}}” imported, {{count}} row of prices.',
    other: 'Rate card “{{name}}” imported, {{count}} rows of prices.',
  },
  'freight.notTaken': 'The rate card was not imported. Fix these and try again:',
  'freight.templateName': 'rate-card-template',
  'freight.deleteTitle': 'Delete rate card “{{name}}”?',
  'place.row': '{{sheet}}, row {{row}}, {{column}}: {{message}}',
  'place.sheet': '{{sheet}}: {{message}}',

  // Memory
  'memory.intro':
    'How sheets that were sent, or whose columns were explained, are read is remembered: the same headers are read the same way next time, without a question. Each can be renamed and forgotten, and taken to another computer in a file.',
  'memory.columns': 'Layouts of sheets',
  'memory.none': 'Nothing is remembered yet. A sheet that was sent, or explained under “Columns”, shows here.',
  'memory.kind': 'Kind',
  'memory.more': '{{headers}} and others, {{count}} columns in all',
  'memory.forget': 'Forget',
  'words.title': 'Your words for options',
  'words.intro':
    'The options chosen for words of your own (such as 美西) while checking a spreadsheet are remembered where you said so: for the same headers, or always. When one is forgotten, orders not sent yet are checked again.',
  'words.none':
    'Nothing remembered yet. Choose an option for a word that was not recognised, under “Check and edit”, and it appears here.',
  'words.field': 'Column',
  'words.text': 'Your word',
  'words.meaning': 'Option',
  'words.scope': 'Used in',
  'words.always': 'Every sheet',
  'words.layout': 'Only with these headers: {{headers}}',
  'words.forgotten': '“{{text}}” is forgotten',
  'words.undo': 'Undo',
  'words.forget': 'Forget “{{text}}”',

  // SKU table
  'skus.intro':
    'Cainiao knows goods by item id only. Import a table of your own SKUs and their item ids, and spreadsheets may carry the SKU alone.',
  'skus.import': 'Import a table',
  'skus.search': 'SKU or item id',
  'skus.itemId': 'Item id',
  'skus.none': 'Nothing here yet. Import a table with the columns “SKU” and “Item ID”, or add entries above.',
  'skus.notFound': 'Nothing found for “{{search}}”',
  'skus.typed': '{{name}} to add',
  'skus.add': 'Add',
  'skus.notSaved': 'Not saved: SKU “{{sku}}”, item id “{{itemId}}”',
  'skus.total': { one: '{{count}} SKU', other: '{{count}} SKUs' },
  'skus.taken': '{{added}} new, {{changed}} changed, {{unchanged}} as before.',
  'skus.problems': { one: '{{count}} row was not taken:', other: '{{count}} rows were not taken:' },
  'skus.delete': 'Delete the {{count}} chosen',
  'skus.deleteTitle': { one: 'Delete the {{count}} chosen SKU?', other: 'Delete the {{count}} chosen SKUs?' },

  // General
  'general.language': 'Language',
  'general.zh': '中文',
  'general.en': 'English',
  'general.theme': 'Appearance',
  'general.welcome': 'Introduction',
  'general.welcomeAgain': 'Show it again',
  'general.retention': 'Days to keep contents',
  'general.forEver': 'for ever',
  'general.retentionTitle': 'Delete contents after $t(counted:days, {"count": {{days}} })?',
  'general.retentionWarning':
    'Addresses, lines and attachments of finished runs older than $t(counted:days, {"count": {{days}} }) will be deleted within a day and cannot be brought back. Make a backup first if they may be needed.',
  'general.retentionOk': 'Delete when due',
  'general.retentionHelp':
    'After that addresses and lines are deleted; order numbers and outcomes stay, to prevent duplicates. Empty: kept for ever. Of orders that are still followed, or of which something in Follow-up is open, SKUs and box numbers stay until that is over.',

  // About
  'about.version': 'Dockhand {{version}}',

  // Data
  'data.folder': 'Data folder',
  'data.folderHelp':
    'Runs, accounts, attachments and the log (folder “logs”) are kept here. Do not move or delete its files yourself, or put it into a synchronised folder: it is what knows which orders were sent.',
  'data.folderInBrowser':
    'Runs, accounts and attachments are kept here. Do not move or delete its files yourself. For another place use the settings of the desktop app, or have the environment variable DOCKHAND_HOME set.',
  'data.open': 'Open the folder',
  'data.move': 'Move to another place…',
  'data.moveTitle': 'Move the data to this place?',
  'data.moveTo': 'New place: {{folder}}',
  'data.moveHelp':
    'Dockhand copies everything, compares every file, and then starts again. The old folder stays and is not deleted.',
  'data.moveOk': 'Copy and restart',
  'data.moving': 'Copying the data…',
  'data.movingHelp':
    'Please leave the computer on. This takes some minutes when there is a lot; Dockhand starts again by itself.',
  'data.movedFrom':
    'The former data is still in {{folder}} and is not used any more. Delete it yourself once everything is in order.',
  'data.backup': 'Backup',
  'data.backupHelp':
    'Everything, attachments included, in one file. Keys are encrypted: on another computer they have to be entered again.',
  'data.backupHelpSession':
    'Everything, attachments included, in one file. Keys are not kept here, and have to be entered again after a restore.',
  'data.backupNow': 'Back up now',
  'data.backupName': 'dockhand-backup-{{date}}',
  'data.backupDone': 'Backup done, {{size}}.',
  'data.restore': 'Restore',
  'data.restoreHelp':
    'Goes back to what a backup holds. What is there now is kept aside, and order numbers used since are remembered, so nothing is sent twice.',
  'data.restoreFile': 'Restore from a file…',
  'data.automatic': 'Automatic backups (one a day, the last 7 are kept)',
  'data.noneYet': 'No automatic backups yet',
  'data.restoreThis': 'Restore this one',
  'data.restoreTitle': 'Restore the backup of {{date}}?',
  'data.restoreFileTitle': 'Restore from “{{file}}”?',
  'data.restoreOk': 'Restore',
  'pending.title': 'The next start puts the backup of {{date}} in place',
  'pending.help':
    'Runs imported after that backup and before the next start are not in the list afterwards (order numbers that were sent are still remembered and not sent again). Those that it has stay, and so does what was accepted or left unknown since; edits made since are gone.',
  'pending.cancel': 'Do not restore',
  'pending.sending':
    'A restore is waiting: if this run was imported after the backup, it is not in the list afterwards, and only its order numbers are remembered; runs that the backup has stay, with what was accepted or left unknown. To keep all of it, cancel the restore first.',
  'restored.madeAt': 'What you see is the backup of {{date}}.',
  'restored.missing': {
    one: '{{count}} run that was imported after it is not in it:',
    other: '{{count}} runs that were imported after it are not in it:',
  },
  'restored.missingOrders.production': '$t(counted:orders, {"count": {{orders}} }), the partner has {{done}}',
  'restored.missingOrders.practice':
    '$t(counted:orders, {"count": {{orders}} }), none sent for real (the practice partner took {{done}})',
  'restored.back': 'Go back to the data before the restore',
  'restored.title': 'The backup was restored',
  'restored.kept': 'What was there before is kept: {{file}}',
  'restored.review':
    'If orders were on their way when the backup was made, they count as unknown now and their runs are paused: look at them before going on.',
  'restored.claimsLost':
    'The former data is damaged, and the runs made after the backup cannot be read. What was sent since is known by the record of sending beside it, and is not sent again. If that record is lost too, look into the partner’s system before sending.',
  'data.ready': 'The backup was checked and is sound',
  'data.readyRestart': 'It is put in place when the program starts again.',
  'data.readyByHand':
    'Close Dockhand and open it again (browser version: press Ctrl+C in the window that started it, and start it again) to put it in place.',
  'data.restart': 'Restart now',
  'data.later': 'Later',
  ...questions,
  ...followUpSettings,
};
