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
