import type { Texts } from '../texts.ts';
import type { host as zh } from '../zh-CN/host.ts';

export const host: Texts<typeof zh> = {
  title: 'Dockhand',
  'menu.edit': 'Edit',
  'menu.cut': 'Cut',
  'menu.copy': 'Copy',
  'menu.paste': 'Paste',
  'menu.selectAll': 'Select all',
  'menu.view': 'View',
  'menu.resetZoom': 'Actual size',
  'menu.zoomIn': 'Zoom in',
  'menu.zoomOut': 'Zoom out',
  'menu.fullScreen': 'Full screen',
  'menu.program': 'Program',
  'menu.quit': 'Quit',
  'damaged.title': 'The data file is damaged and cannot be opened',
  'damaged.restore': 'Restore the last backup and start again',
  'damaged.choose': 'Choose another backup…',
  'notMoved.title': 'The data was not moved',
  'cannotRun.title': 'Dockhand cannot run',
  'start.noDisplay': 'There is no display here to open a window on. Use the browser page instead: npm run web',
  'start.asRoot':
    'The window cannot be opened as root. Run npm start as an ordinary user, or use the browser page instead: npm run web',
  'start.noRuntime':
    'Electron’s runtime could not be downloaded. Check the network (in China set ELECTRON_MIRROR=https://npmmirror.com/mirrors/electron/ first), or use the browser page instead: npm run web',
  'start.notBuilt': 'The page could not be built, for the reason above. Mend it and run npm start again',
  'dist.noRuntime':
    'No installers were made: Electron’s runtime could not be downloaded. Check the network, or set ELECTRON_MIRROR to the address of a mirror. What is packed can be looked at without it: npm run dist:check',
  'dist.failed':
    'No installers were made, for the reason above. If a tool could not be downloaded, check the network, or set ELECTRON_BUILDER_BINARIES_MIRROR to the address of a mirror.',
  'web.open': 'Open this in a browser (the link works once): {{url}}',
  'web.stop': 'Press Ctrl+C to stop',
};
