import type { Texts } from '../texts.ts';
import type * as zh from '../zh-CN/app.ts';

export const app: Texts<typeof zh.app> = {
  title: 'Dockhand',
  'language.switch': '中文',
  theme: 'Theme',
  'theme.system': 'System theme',
  'theme.light': 'Light',
  'theme.dark': 'Dark',
  'connection.connecting': 'Connecting…',
  'connection.lost': 'The connection to the program was lost; connecting again. Nothing that was saved is lost.',
  'connection.ended': 'If the program was closed, run npm run web again and open the new link.',
  'connection.refused':
    'This browser is not let in, or not any more: a link works once, and a week without use ends it. Ask the running program for a new one, or run npm run web once more (without closing it) and open the link that it gives.',
  'connection.ask': 'Ask for a new link',
  'connection.asked':
    'The new link is shown in the terminal that Dockhand was started in. Open it there, within 15 minutes.',
  'connection.askFailed':
    'There was no answer. Try again in a few seconds; if Dockhand was closed, run npm run web again.',
  'runs.none': 'No runs yet',
  'crash.title': 'Something went wrong on this page',
  'crash.help': 'Your data is not affected. Load the page again; if this comes back, send the text below to support.',
  'crash.reload': 'Load again',
};

export const welcome: Texts<typeof zh.welcome> = {
  title: 'Welcome to Dockhand',
  what: 'Turns the spreadsheets you have into warehouse orders: every mistake shown in its cell, everything clear before it is sent, each order sent once only.',
  safe: 'You are in practice mode: orders go to a practice partner inside this computer, and nothing real is created.',
  step: 'Step {{step}} of 3',
  skip: 'Skip',
  'one.title': 'Import a sample',
  'one.help': 'Choose a sample to see how Dockhand reads it. Your own files work the same: drop them on the window.',
  'one.mistakes': 'A packing list with mistakes',
  'one.mistakesHelp': 'Overseas warehouse: how mistakes are shown and fixed',
  'one.clean': 'A packing list without mistakes',
  'one.cleanHelp': 'Overseas warehouse: ready to practise sending',
  'one.cainiao': 'A Cainiao stock-in sheet',
  'one.cainiaoHelp': 'Another kind of order',
  'two.title': 'See mistakes, fix them',
  'two.help':
    'Red cells have to be fixed, yellow ones confirmed. Click a cell to change it; the list on the right fixes all mistakes of a kind at once. Only orders without errors are sent.',
  'two.next': 'Done, on to sending',
  'three.title': 'Practise sending',
  'three.help':
    'Look for the box that says “Practice”, then press send. Progress, results and every attempt are shown on this page.',
  'three.done': 'Got it',
};

export const history: Texts<typeof zh.history> = {
  title: 'All runs',
  search: 'Order number, partner’s number or file',
  'search.go': 'Find',
  dates: 'Imported on',
  'dates.from': 'from',
  'dates.to': 'to',
  none: 'No runs yet. Import a spreadsheet and it appears here.',
  noneFound: 'No run matches. Try another number or date.',
  total: { one: '{{count}} run', other: '{{count}} runs' },
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
  watch: 'Show progress',
  decide: 'Decide',
  delete: 'Delete',
  'delete.title': 'Delete this run?',
  'delete.help':
    'For 30 days a deleted run can be restored from “Recently deleted”; then its lines and checks are gone. Order numbers that were used are still remembered and never sent twice.',
  'deleted.list': 'Recently deleted',
  'deleted.told': 'The run is deleted. It can be restored for 30 days.',
  'deleted.undo': 'Undo',
  'deleted.restore': 'Restore',
  'deleted.none': 'No run was deleted in the last 30 days.',
  'deleted.at': 'deleted {{time}}',
  'deleted.back': 'All runs',
  'forgotten.title': 'Recently deleted ({{count}}): they can be restored for 30 days',
  'forgotten.account': 'Account “{{name}}” (its keys are gone; enter them again)',
  'forgotten.layout': 'Layout “{{name}}”',
  'forgotten.choice': 'Word “{{name}}”',
  'forgotten.restore': 'Restore “{{name}}”',
  'forgotten.renamed': 'There is a “{{was}}” already: what was restored is called “{{name}}” now.',
  'delete.keep': 'Keep it',
};

export const updates: Texts<typeof zh.updates> = {
  title: 'Updates',
  check: 'Check for updates',
  install: 'Restart and update',
  'install.when':
    'Not possible while a run is being sent. Paused runs are safe: they go on where they stopped after the update.',
  'install.sending': 'Runs being sent right now: {{runs}}. The update can begin when they are done or paused.',
  'hint.ready': 'Version {{version}} is ready',
  'hint.byHand': 'New version {{version}}',
  'install.confirm':
    'Dockhand closes, is updated and opens again, in about a minute. Runs that are not finished go on where they stopped.',
  'address.label': 'Update address',
  'address.help':
    'Where update files are kept (begins with https); ask whoever looks after Dockhand. Leave it empty for the address that came with the installer.',
  'automatic.label': 'Check for updates and download them automatically',
  'automatic.help': 'Downloads only; nothing is installed until you choose to restart.',
  notes: 'What is new in {{version}}',
  'state.off.notInstalled': 'This copy is not installed and does not look for updates.',
  'state.off.noAddress': 'No update address is set, so no updates are looked for.',
  'state.off.badAddress':
    'The update address cannot be used: it must begin with https:// and carry no user name, password or anything after a question mark. Please change it.',
  'state.off.noKey':
    'This copy came without its publisher’s key and cannot tell a genuine update from a forged one, so it takes none. Ask whoever gave you the installer for a new one.',
  'state.idle': 'Updates have not been looked for yet.',
  'state.checking': 'Looking for updates…',
  'state.current': '{{version}} is the latest version (checked {{time}}).',
  'state.byHand':
    'There is a new version, {{version}}. A copy installed this way does not update itself: download the new one and replace it.',
  'state.downloading': 'Downloading {{version}}: {{percent}}%',
  'state.ready': '{{version}} is downloaded and proven genuine. It takes effect after a restart.',
  'state.installing': 'Installing {{version}}…',
  'failed.signatureMissing':
    'The update on the server carries no signature of its publisher and was refused. Your version is not affected; tell whoever looks after Dockhand.',
  'failed.signatureWrong':
    'The signature of the update on the server is wrong, so it may have been tampered with; it was refused. Your version is not affected; tell whoever looks after Dockhand.',
  'failed.infoInvalid':
    'The description of the update on the server is faulty; it was refused. Your version is not affected; tell whoever looks after Dockhand.',
  'failed.nothingThere': 'There are no updates at the update address. Check the address.',
  'failed.unreachable':
    'The update server cannot be reached, or the download broke off. Check the network and try again; your version goes on working.',
  'failed.stalled':
    'The download stood still for too long and was stopped. Try again later; your version goes on working.',
  'failed.damaged':
    'The downloaded file is not the one its publisher signed and was thrown away. Check for updates once more; your version goes on working.',
  'failed.diskFull':
    'There is not enough disk space for the update. Free some and try again; your version goes on working.',
  'failed.notWritable':
    'The update could not be saved for lack of permission. Ask the computer’s administrator; your version goes on working.',
  'failed.unexpected':
    'The update did not succeed. Try again later; if it happens again, send the log to support. Your version goes on working.',
};
