import type { Language } from '#shared/text/index.ts';

/** Chinese unless the environment asks for English (`DOCKHAND_LANG`, then the usual locale variables). */
export function language(env: NodeJS.ProcessEnv = process.env): Language {
  const asked = env.DOCKHAND_LANG ?? env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? '';
  return /^en/i.test(asked) ? 'en' : 'zh';
}
