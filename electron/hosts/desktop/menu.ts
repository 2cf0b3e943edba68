import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { guidePlace, keysPlace } from '#shared/contract/desktop.ts';
import type { Translate } from '#shared/text/index.ts';

/** What the menu does in the window. */
export interface MenuActions {
  /** Asks for files, and imports them. */
  open(): void;
  /** Shows a place of the page's own, such as `/settings`. */
  show(place: string): void;
}

/**
 * File, editing, view, window and help, with the keys that people expect. Electron's own labels are English, whatever the
 * system's language is.
 */
export function setMenu(t: Translate, actions: MenuActions, platform: NodeJS.Platform = process.platform): void {
  const template: MenuItemConstructorOptions[] = [
    ...(platform === 'darwin' ? [macProgram(t)] : []),
    {
      label: t('host:menu.file'),
      submenu: [
        { label: t('host:menu.open'), accelerator: 'CmdOrCtrl+O', click: () => actions.open() },
        { type: 'separator' },
        { label: t('host:menu.settings'), accelerator: 'CmdOrCtrl+,', click: () => actions.show('/settings') },
        ...(platform === 'darwin'
          ? []
          : [{ type: 'separator' as const }, { role: 'quit' as const, label: t('host:menu.quit') }]),
      ],
    },
    {
      label: t('host:menu.edit'),
      submenu: [
        { role: 'undo', label: t('host:menu.undo') },
        { role: 'redo', label: t('host:menu.redo') },
        { type: 'separator' },
        { role: 'cut', label: t('host:menu.cut') },
        { role: 'copy', label: t('host:menu.copy') },
        { role: 'paste', label: t('host:menu.paste') },
        { role: 'selectAll', label: t('host:menu.selectAll') },
      ],
    },
    {
      label: t('host:menu.view'),
      submenu: [
        { role: 'resetZoom', label: t('host:menu.resetZoom') },
        { role: 'zoomIn', label: t('host:menu.zoomIn') },
        { role: 'zoomOut', label: t('host:menu.zoomOut') },
        { role: 'togglefullscreen', label: t('host:menu.fullScreen') },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' as const }]),
      ],
    },
    ...(platform === 'darwin' ? [macWindow(t)] : []),
    {
      role: 'help',
      label: t('host:menu.help'),
      // The page has the keys itself, in whatever it shows.
      submenu: [
        {
          label: t('host:menu.guide'),
          accelerator: 'Shift+F1',
          registerAccelerator: false,
          click: () => actions.show(guidePlace),
        },
        {
          label: t('host:menu.keys'),
          accelerator: 'F1',
          registerAccelerator: false,
          click: () => actions.show(keysPlace),
        },
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** macOS: the menu that bears the program's name. */
const macProgram = (t: Translate): MenuItemConstructorOptions => ({
  label: t('host:title'),
  submenu: [
    { role: 'about', label: t('host:menu.about') },
    { type: 'separator' },
    { role: 'services', label: t('host:menu.services') },
    { type: 'separator' },
    { role: 'hide', label: t('host:menu.hide') },
    { role: 'hideOthers', label: t('host:menu.hideOthers') },
    { role: 'unhide', label: t('host:menu.unhide') },
    { type: 'separator' },
    { role: 'quit', label: t('host:menu.quit') },
  ],
});

const macWindow = (t: Translate): MenuItemConstructorOptions => ({
  role: 'windowMenu',
  label: t('host:menu.window'),
  submenu: [
    { role: 'close', label: t('host:menu.close') },
    { role: 'minimize', label: t('host:menu.minimize') },
    { role: 'zoom', label: t('host:menu.zoom') },
    { type: 'separator' },
    { role: 'front', label: t('host:menu.front') },
  ],
});
