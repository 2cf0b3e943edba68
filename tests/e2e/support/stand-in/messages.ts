/** From the test to the stand-in's process; each is answered under its number. */
export type Request =
  | { readonly type: 'evaluate'; readonly text: string; readonly arg: unknown }
  | { readonly type: 'invoke'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly type: 'fetch'; readonly method: string; readonly path: string }
  | { readonly type: 'to-port'; readonly port: number; readonly data: unknown }
  /** A page begins: the lines of the one before it end. */
  | { readonly type: 'arrived' };

export interface Answered {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

export interface PageFile {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly base64: string;
}

/** From the stand-in's process to its page. */
export type ToPage =
  | { readonly type: 'tell'; readonly channel: string; readonly args: readonly unknown[]; readonly ports: number[] }
  | { readonly type: 'from-port'; readonly port: number; readonly data: unknown }
  | { readonly type: 'port-closed'; readonly port: number };
