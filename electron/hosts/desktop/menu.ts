import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Translate } from '#shared/text/index.ts';

/** Editing, view and window: what the keyboard shortcuts need; everything else is in the page. */
export function setMenu(t: Translate, platform: NodeJS.Platform = process.platform): void {
  const template: MenuItemConstructorOptions[] = [
    ...(platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    {
      label: t('host:menu.edit'),
      submenu: [
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
    {
      label: t('host:menu.program'),
      submenu: [{ role: 'quit', label: t('host:menu.quit') }],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
