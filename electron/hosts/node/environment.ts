import type { Language } from '#shared/text/index.ts';

/** What a program can tell of the place it was started in: its language, and whether there is a screen. */

/** Chinese unless the environment asks for English (`DOCKHAND_LANG`, then the usual locale variables). */
export function language(env: NodeJS.ProcessEnv = process.env): Language {
  const asked = env.DOCKHAND_LANG ?? env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? '';
  return /^en/i.test(asked) ? 'en' : 'zh';
}

/** Where the office's ledger is (`DOCKHAND_OFFICE_URL`); undefined for a desk by itself. */
export function officeUrl(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return env.DOCKHAND_OFFICE_URL || undefined;
}

/** Why no window can be opened here, or null. */
export function displayProblem(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  userId: number | undefined,
): 'noDisplay' | 'asRoot' | null {
  if (platform !== 'linux') return null;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'noDisplay';
  // Chromium's sandbox refuses to run as root, and Dockhand never runs without it.
  return userId === 0 ? 'asRoot' : null;
}
