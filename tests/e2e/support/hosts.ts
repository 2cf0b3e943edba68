import type { OpenDesktop } from './desktop/desktop-app.ts';
import { openDesktopProgram } from './desktop/desktop-program.ts';
import { openElectron } from './desktop/electron.ts';
import type { Program } from './program.ts';
import { openStandIn } from './stand-in/open-stand-in.ts';
import { openWebProgram } from './web-program.ts';

/**
 * Where a project of the tests runs: in a browser's page, in the desktop app's window, or in the desktop app around the
 * stand-in for Electron.
 */
export interface HostOption {
  readonly host: 'web' | 'electron' | 'stand-in';
}

/** The desktop app as this machine has it. */
export const openDesktop: Readonly<Record<Exclude<HostOption['host'], 'web'>, OpenDesktop>> = {
  electron: openElectron,
  'stand-in': openStandIn,
};

export function openProgram(host: HostOption['host']): Promise<Program> {
  return host === 'web' ? openWebProgram() : openDesktopProgram(openDesktop[host]);
}
