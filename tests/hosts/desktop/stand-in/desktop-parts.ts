import { EventEmitter } from 'node:events';

/** What the program told the desktop, in order. */
export const said: string[] = [];

export const dialog = {
  /** What the person will choose next. */
  chosen: '',
  showErrorBox: (title: string, text: string) => void said.push(`error ${title}: ${text}`),
  /** The person's hand on the buttons of one message, which waits for it: resolved with a button's words. */
  press: Promise.withResolvers<string>(),
  showMessageBox: async ({ message, buttons }: { message: string; buttons: readonly string[] }) => {
    said.push(`ask ${message}: ${buttons.join(' | ')}`);
    return { response: buttons.indexOf(await dialog.press.promise) };
  },
  showOpenDialog: async () => ({ canceled: dialog.chosen === '', filePaths: [dialog.chosen] }),
  showSaveDialog: async () => ({ canceled: dialog.chosen === '', filePath: dialog.chosen }),
};

export const powerMonitor = new EventEmitter();

/** What keeps the computer awake, by its number. */
export const powerSaveBlocker = {
  active: new Map<number, string>(),
  asked: [] as string[],
  start(type: string): number {
    const id = powerSaveBlocker.asked.push(type);
    powerSaveBlocker.active.set(id, type);
    return id;
  },
  stop: (id: number) => powerSaveBlocker.active.delete(id),
};

export const shell = {
  openPath: async (path: string) => {
    said.push(`open ${path}`);
    return '';
  },
  showItemInFolder: (path: string) => void said.push(`show ${path}`),
  openExternal: async (url: string) => void said.push(`link ${url}`),
};

export class Notification extends EventEmitter {
  readonly options: { title: string; body: string };
  constructor(options: { title: string; body: string }) {
    super();
    this.options = options;
  }
  /** What the system shows, by its title; weakly, as the system's own hold on it is. */
  static readonly shown: WeakRef<Notification>[] = [];
  show = () => {
    Notification.shown.push(new WeakRef(this));
    said.push(`notify ${this.options.title}: ${this.options.body}`);
  };
}

interface MenuItem {
  readonly type?: string;
  readonly label?: string;
  readonly role?: string;
  readonly accelerator?: string;
  readonly click?: () => void;
  readonly submenu?: readonly MenuItem[];
}

export const Menu = {
  roles: [] as (string | undefined)[],
  items: [] as MenuItem[],
  /** Of whatever is no mere line. */
  labels: [] as (string | undefined)[],
  buildFromTemplate: (template: MenuItem[]) => {
    Menu.roles = template.flatMap(({ role, submenu = [] }) => [role, ...submenu.map((item) => item.role)]);
    const items = template.flatMap((item) => [item, ...(item.submenu ?? [])]);
    Menu.items = items;
    Menu.labels = items.filter(({ type }) => type !== 'separator').map(({ label }) => label);
    return template;
  },
  setApplicationMenu: (menu: { label?: string }[]) =>
    void said.push(`menu ${menu.map((item) => item.label).join(' ')}`),
};
