import type { HostInput, HostOutput, HostProcedure } from './host.ts';
import type { CallResult } from './messages.ts';
import type { UpdateState } from './updates.ts';

/** Names on Electron's channels; the preload script and the main process share them. */
export const hostCallChannel = 'host-call';
export const engineStoppedChannel = 'engine-stopped';
export const updateStateChannel = 'update-state';
export const filesOpenedChannel = 'files-opened';
export const placeChannel = 'go-to-place';
/** The two places that are none, but stand over whatever is shown: the map of keys, and the guide at that screen's page. */
export const keysPlace = '/keys';
export const guidePlace = '/guide';
export const enginePortMessage = 'dockhand-engine-port';

/** Every function the preload script gives the page, as `window.dockhand`: nothing else crosses. */
export interface DesktopApi {
  connectEngine(): Promise<HostResult<'engine.connect'>>;
  /** Told when the engine's process ended, whatever the reason. */
  onEngineStopped(listener: () => void): void;
  /** The absolute path of a dropped `File`, which may be read from then on; empty for a file that is not on disk. */
  pathForFile(file: object): Promise<HostResult<'files.dropped'>>;
  pickFiles(input: HostInput<'files.pick'>): Promise<HostResult<'files.pick'>>;
  saveAs(input: HostInput<'files.saveAs'>): Promise<HostResult<'files.saveAs'>>;
  openFile(input: HostInput<'files.open'>): Promise<HostResult<'files.open'>>;
  /** To be called while a drag begins. */
  dragFile(input: HostInput<'files.drag'>): Promise<HostResult<'files.drag'>>;
  showInFolder(input: HostInput<'files.show'>): Promise<HostResult<'files.show'>>;
  openLink(input: HostInput<'links.open'>): Promise<HostResult<'links.open'>>;
  setProgress(input: HostInput<'window.progress'>): Promise<HostResult<'window.progress'>>;
  openDataFolder(): Promise<HostResult<'dataFolder.open'>>;
  chooseDataFolder(): Promise<HostResult<'dataFolder.choose'>>;
  moveDataFolder(input: HostInput<'dataFolder.move'>): Promise<HostResult<'dataFolder.move'>>;
  restart(): Promise<HostResult<'program.restart'>>;
  notify(input: HostInput<'notifications.show'>): Promise<HostResult<'notifications.show'>>;
  /** Told the place in the page that a person asked for outside of it. */
  onPlace(listener: (place: string) => void): void;
  takeOpenedFiles(): Promise<HostResult<'files.opened'>>;
  /** Told when there are files for `takeOpenedFiles`. */
  onFilesOpened(listener: () => void): void;
  updateState(): Promise<HostResult<'updates.get'>>;
  checkForUpdate(): Promise<HostResult<'updates.check'>>;
  installUpdate(): Promise<HostResult<'updates.install'>>;
  onUpdateState(listener: (state: UpdateState) => void): void;
}

/** A result crosses as data: Electron would turn a thrown error into its message alone. */
export type HostResult<N extends HostProcedure> =
  | { readonly ok: true; readonly output: HostOutput<N> }
  | Extract<CallResult, { error: unknown }>;
