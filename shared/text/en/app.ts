import type { Texts } from '../texts.ts';
import type { app as zh } from '../zh-CN/app.ts';

export const app: Texts<typeof zh> = {
  title: 'Dockhand',
  'language.switch': '中文',
  theme: 'Theme',
  'theme.system': 'As the system',
  'theme.light': 'Light',
  'theme.dark': 'Dark',
  'connection.connecting': 'Connecting…',
  'connection.lost': 'The connection to the program was lost; connecting again. Nothing that was saved is lost.',
  'connection.ended': 'If the program was closed, run npm run web again and open the new link.',
  'connection.refused':
    'This link was used already or is no longer valid. Go back to the window that started Dockhand, run npm run web again and open the new link.',
  'runs.none': 'No runs yet',
  'crash.title': 'Something went wrong on this page',
  'crash.help': 'Your data is not affected. Load the page again; if this comes back, send the text below to support.',
  'crash.reload': 'Load again',
};
