import type { FailureBody } from '#shared/contract/messages.ts';

/** From the main process to the engine's. */
export type ToEngine =
  /** A MessagePort comes with it: a window's own line to the engine. */
  | { readonly type: 'connect' }
  /** The person chose this path in a dialog: a report may be written there. */
  | { readonly type: 'allow-output'; readonly path: string }
  /** The person chose, dropped or opened this file or folder: it may be read. */
  | { readonly type: 'allow-input'; readonly path: string }
  | { readonly type: 'stop' }
  /** Close the data folder and copy it there; programs use the copy from then on. */
  | { readonly type: 'move'; readonly to: string }
  | ({ readonly type: 'secret-answer'; readonly id: number } & SecretAnswer);

/** From the engine's process to the main one. */
export type FromEngine =
  | { readonly type: 'ready' }
  /** The engine could not be made, for a reason a person can act on: the program says it and ends. */
  | { readonly type: 'failed'; readonly failure: FailureBody }
  | { readonly type: 'moved' }
  | { readonly type: 'not-moved'; readonly failure: FailureBody }
  | { readonly type: 'wrote'; readonly path: string }
  /** Whether any run is being sent, whenever that changes. */
  | { readonly type: 'sending'; readonly sending: boolean }
  /** From now on the engine writes there, or reads it. */
  | { readonly type: 'allowed'; readonly path: string }
  | ({ readonly type: 'secret'; readonly id: number } & SecretCall);

/** The engine's process has no system encryption; it borrows the main process's. */
export type SecretCall =
  | { readonly op: 'available' }
  | { readonly op: 'encrypt'; readonly plain: string }
  | { readonly op: 'decrypt'; readonly cipher: Uint8Array };

export type SecretAnswer =
  | { readonly ok: true; readonly value: boolean | string | Uint8Array }
  | { readonly ok: false; readonly error: string };
