import type { Texts } from '../texts.ts';
import type * as zh from '../zh-CN/host.ts';

export const host: Texts<typeof zh.host> = {
  title: 'Dockhand',
  'menu.file': 'File',
  'menu.open': 'Open spreadsheets…',
  'menu.settings': 'Settings',
  'menu.help': 'Help',
  'menu.guide': 'Guide',
  'menu.keys': 'Keyboard shortcuts',
  'menu.edit': 'Edit',
  'menu.undo': 'Undo',
  'menu.redo': 'Redo',
  'menu.cut': 'Cut',
  'menu.copy': 'Copy',
  'menu.paste': 'Paste',
  'menu.selectAll': 'Select all',
  'menu.view': 'View',
  'menu.resetZoom': 'Actual size',
  'menu.zoomIn': 'Zoom in',
  'menu.zoomOut': 'Zoom out',
  'menu.fullScreen': 'Full screen',
  'menu.about': 'About Dockhand',
  'menu.services': 'Services',
  'menu.hide': 'Hide Dockhand',
  'menu.hideOthers': 'Hide others',
  'menu.unhide': 'Show all',
  'menu.window': 'Window',
  'menu.close': 'Close window',
  'menu.minimize': 'Minimise',
  'menu.zoom': 'Zoom',
  'menu.front': 'Bring all to front',
  'menu.quit': 'Quit',
  'notStarted.text':
    'It broke while starting: {{reason}}\nThe data is untouched. Restart the computer and try again; if it stays so, send the log to support: {{file}}',
  'notStarted.noLog':
    'It broke while starting: {{reason}}\nThe data is untouched. Restart the computer and try again; if it stays so, send this text to support.',
  'noLock.title': 'Dockhand did not start',
  'noLock.made':
    'The mark that keeps Dockhand from running twice could not be made in {{folder}}. Check that this folder and the one for temporary files can be written to and that the disk is not full, and start again. The data is untouched.',
  'noLock.held':
    'According to {{file}}, Dockhand runs on {{holder}}, but it does not answer. If it does not run there, delete this file and start again. The data is untouched.',
  'damaged.title': 'The data file is damaged and cannot be opened',
  'damaged.restore': 'Restore the last backup and start again',
  'damaged.choose': 'Choose another backup…',
  'pageBroken.title': 'The page cannot be shown',
  'pageBroken.text':
    'The page broke and cannot be shown. The data is untouched, and what is being sent goes on. Open the page again; if it stays so, send the log to support: {{file}}',
  'pageBroken.again': 'Open the page again',
  'leavingRoaming.title': 'The data is being moved to this computer’s own place',
  'leavingRoaming.text':
    'Where it is, it goes along with the Windows account to other computers. Every file is copied and compared, which can take minutes; Dockhand then opens by itself. Please leave the computer on.',
  'leftRoaming.title': 'The data was moved to this computer’s own place',
  'leftRoaming.text':
    'Where it was, it went along with the Windows account to other computers, and two of them would have had two records of what was sent. It now lies in {{to}}; every file was compared.\nThe old {{from}} is still there and no longer used; delete it once you see that all is well.',
  'synced.title': 'The data folder is synchronised',
  'synced.text':
    'A synchronising service (OneDrive, Nutstore and the like) has {{folder}}. It may put older files back, and takes the record of what was sent to other computers. Move the data elsewhere under Settings → Data and backup.',
  'notMoved.title': 'The data was not moved',
  'cannotRun.title': 'Dockhand cannot run',
  'start.noDisplay': 'There is no display here to open a window on. Use the browser page instead: npm run web',
  'start.asRoot':
    'The window cannot be opened as root. Run npm start as an ordinary user, or use the browser page instead: npm run web',
  'start.noRuntime':
    'Electron’s runtime could not be downloaded. Check the network (in China set ELECTRON_MIRROR=https://npmmirror.com/mirrors/electron/ first), or use the browser page instead: npm run web',
  'start.notBuilt': 'The page could not be built, for the reason above. Fix it and run npm start again',
  'start.notBundled':
    'The command line could not be bundled and runs from its sources, which takes longer. To see why, run npm run build',
  'dist.noRuntime':
    'No installers were made: Electron’s runtime could not be downloaded. Check the network, or set ELECTRON_MIRROR to the address of a mirror. What is packed can be looked at without it: npm run dist:check',
  'dist.failed':
    'No installers were made, for the reason above. If a tool could not be downloaded, check the network, or set ELECTRON_BUILDER_BINARIES_MIRROR to the address of a mirror.',
  'web.open': 'Open this in a browser (the link works once): {{url}}',
  'web.running':
    'Dockhand is running already. Open this in a browser (the link works once, within 15 minutes): {{url}}',
  'web.silent':
    'Could not run: the page is being served already, but the program that serves it does not answer. Press Ctrl+C in its terminal (or end it in the task manager), then try again. Nothing was sent.',
  'web.asked': 'A page asked for a new link. Open it in a browser (it works once, within 15 minutes): {{url}}',
  'web.stop': 'Press Ctrl+C to stop',
};
