import { useEffect, useState } from 'react';
import type { KeyPress } from './keys.ts';

/** What a person did before the grid was where they meant it to be. */
export type Ahead =
  | { readonly type: 'key'; readonly press: KeyPress }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'paste'; readonly text: string };

export interface TypeAhead {
  /** True while what is done now has to wait for its turn. */
  readonly waits: boolean;
  /** How much is kept. */
  readonly kept: number;
  keep(item: Ahead): void;
  forget(): void;
}

/**
 * Keeps what is typed while the way to a cell is under way, or the cell's line is, and does it there, in its order: it
 * is meant for that cell, and must neither be lost nor fall into the one before.
 */
export function useTypeAhead(waiting: boolean, carryOut: (item: Ahead) => void): TypeAhead {
  const [kept, setKept] = useState<readonly Ahead[]>([]);
  // One by one: each is carried out by what the one before made of the grid.
  useEffect(() => {
    const [first, ...rest] = kept;
    if (waiting || !first) return;
    setKept(rest);
    carryOut(first);
  });
  return {
    waits: waiting || kept.length > 0,
    kept: kept.length,
    keep: (item) => setKept((now) => [...now, item]),
    forget: () => setKept([]),
  };
}
