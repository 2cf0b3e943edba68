import type { Channel } from '#shared/contract/messages.ts';
import type { UpdateState } from '#shared/contract/updates.ts';

/**
 * What the page needs from the program it runs in, besides the engine: `desktop-bridge.ts` for the desktop,
 * `web-bridge.ts` for a browser. Screens do not know which of them it is.
 */
export interface HostBridge {
  /** One new connection to the engine. */
  openChannel(): Promise<Channel>;
  /**
   * Paths for `imports.create` of what was dropped: files and folders. Must be called while the drop is being handled.
   * In a browser the files are uploaded first (`upload.tooLarge`, `upload.name`, `upload.failed`).
   */
  pathsForDrop(importId: string, drop: DataTransfer): Promise<string[]>;
  /** The same for what a person picks in a dialog; empty when cancelled. */
  pickFiles(importId: string, type: 'files' | 'folder'): Promise<string[]>;
  /**
   * Asks where a file goes, has `write` make it at the path it is given, and hands over what was written (a browser
   * downloads it). Returns those paths; null when the person cancelled.
   */
  save(name: string, write: (out: string) => Promise<readonly string[]>): Promise<readonly string[] | null>;
  /** False where a written file can neither be opened nor shown: a browser has downloaded it already. */
  readonly showsFiles: boolean;
  openFile(path: string): Promise<void>;
  showInFolder(path: string): Promise<void>;
  /** Goes on with a drag that began in the page as one of a written file, to other programs; null in a browser. */
  readonly dragFile: ((path: string) => void) | null;
  /** https links to the hosts of `externalHosts`. */
  openLink(url: string): Promise<void>;
  /** The taskbar's bar, 0 to 1; null for none. */
  setProgress(value: number | null): void;
  /** The folder that everything is kept in; null in a browser, which is no program of its own to be started again. */
  readonly dataFolder: DataFolderBridge | null;
  /** Ends the program and starts it again; null where the person has to (a browser's page outlives the program). */
  readonly restart: (() => Promise<void>) | null;
  /**
   * Has the program show its person a link for this page, which it does not let in; false when it is to be tried again in a
   * moment. Null where there is no such thing.
   */
  readonly askForLink: (() => Promise<boolean>) | null;
  /** A message of the system, for what ended while the window was not looked at; a click leads to this place in the page. */
  notify(title: string, body: string, place: string): void;
  /** Workbooks that a person opened with Dockhand from outside its window; null in a browser. */
  readonly openedFiles: OpenedFilesBridge | null;
  /** Updates of the program itself; null in a browser. */
  readonly updates: UpdatesBridge | null;
}

export interface DataFolderBridge {
  /** Shows it in the system's file manager. */
  open(): Promise<void>;
  /** Asks for another place. The folder that the data would go to; null when cancelled. Failures `dataFolder.fixed`, `move.*`. */
  choose(): Promise<string | null>;
  /** Copies everything there, then starts the program again. Failure `move.working` while something is sent or imported. */
  move(folder: string): Promise<void>;
}

export interface OpenedFilesBridge {
  /** Paths for `imports.create`; each is handed out once. Ask when the page starts, and whenever told. */
  take(): Promise<string[]>;
  /** Returns the function that ends it. */
  onOpened(listener: () => void): () => void;
}

export interface UpdatesBridge {
  state(): Promise<UpdateState>;
  /** Begins to look, and to download; `onState` tells how it goes. */
  check(): Promise<UpdateState>;
  /** Ends Dockhand and starts it updated. Failures `update.notReady`, `update.submitting`, `update.damaged`. */
  install(): Promise<void>;
  /** Returns the function that ends it. */
  onState(listener: (state: UpdateState) => void): () => void;
}
