import type { Texts } from '../texts.ts';
import type { updates as zh } from '../zh-CN/updates.ts';

export const updates: Texts<typeof zh> = {
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
