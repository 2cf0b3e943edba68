import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Translate } from '#shared/text/index.ts';

/**
 * Editing, view and window: what the keyboard shortcuts need; everything else is in the page. Electron's own labels are
 * English, whatever the system's language is.
 */
export function setMenu(t: Translate, platform: NodeJS.Platform = process.platform): void {
  const template: MenuItemConstructorOptions[] = [
    ...(platform === 'darwin' ? [macProgram(t)] : []),
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
    ...(platform === 'darwin' ? [macWindow(t)] : [otherProgram(t)]),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

const otherProgram = (t: Translate): MenuItemConstructorOptions => ({
  label: t('host:menu.program'),
  submenu: [{ role: 'quit', label: t('host:menu.quit') }],
});

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
