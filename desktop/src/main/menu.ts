/** The menu: standard roles, zoom, and the update when there is one. */
import type { MenuItemConstructorOptions } from 'electron';

export interface MenuParts {
  isMac: boolean;
  /** The version that can be installed now, or null. */
  update: string | null;
  installUpdate: () => void;
}

export function menuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  const update: MenuItemConstructorOptions[] =
    parts.update === null
      ? []
      : [
          { type: 'separator' },
          { id: 'update', label: `Restart to Update to ${parts.update}`, click: parts.installUpdate },
        ];
  return [
    ...(parts.isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [{ role: parts.isMac ? 'close' : 'quit' }, ...update],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
  ];
}
