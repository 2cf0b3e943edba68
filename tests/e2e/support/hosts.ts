import { openDesktopProgram } from './desktop/desktop-program.ts';
import { openElectron } from './desktop/electron.ts';
import type { Program } from './program.ts';
import { openWebProgram } from './web-program.ts';

/** Where a project of the tests runs: in a browser's page, or in the desktop app's window. */
export interface HostOption {
  readonly host: 'web' | 'electron';
}

export function openProgram(host: HostOption['host']): Promise<Program> {
  return host === 'web' ? openWebProgram() : openDesktopProgram(openElectron);
}
