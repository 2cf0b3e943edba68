import { app } from 'electron';
import { type Translate, translator } from '#shared/text/index.ts';

/** The texts of what the desktop itself says, in the system's language; known once the app is ready. */
export function systemText(): Translate {
  return translator(app.getLocale().startsWith('en') ? 'en' : 'zh');
}
