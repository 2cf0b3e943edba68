import { useLayoutEffect, useRef, useState } from 'react';
import type { KeyPress } from './keys.ts';

/** What a person did before the active cell was there. */
export type EarlyInput =
  | { readonly type: 'key'; readonly press: KeyPress }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'paste'; readonly text: string };

export interface TypeAhead {
  /** True while what is done now has to wait for its turn. */
  readonly waits: boolean;
  /** How much is kept. */
  readonly kept: number;
  keep(item: EarlyInput): void;
  forget(): void;
}

/** How much is carried out at once: React takes more renderings in a row for an endless loop. */
const maxInOneGo = 20;

/**
 * Keeps what is typed while the grid is moving to a cell, or its line is on its way, and does it there, in order: it
 * is meant for that cell, and must neither be lost nor go into the one before.
 */
export function useTypeAhead(waiting: boolean, carryOut: (item: EarlyInput) => void): TypeAhead {
  const [kept, setKept] = useState<readonly EarlyInput[]>([]);
  const [, goOn] = useState(0);
  const inRow = useRef(0);
  // One by one, because each depends on the grid after the one before; as a layout effect, before the next key event.
  useLayoutEffect(() => {
    const [first] = kept;
    if (waiting || !first) {
      inRow.current = 0;
      return undefined;
    }
    if (inRow.current === maxInOneGo) {
      const timer = setTimeout(() => {
        inRow.current = 0;
        goOn((times) => times + 1);
      });
      return () => clearTimeout(timer);
    }
    inRow.current += 1;
    const { item, count } = nextOf(first, kept);
    // By count: keys that came since this rendering are behind it.
    setKept((now) => now.slice(count));
    carryOut(item);
    return undefined;
  });
  return {
    waits: waiting || kept.length > 0,
    kept: kept.length,
    keep: (item) => setKept((now) => [...now, item]),
    forget: () => setKept([]),
  };
}

/** The next input, and how many of those kept it takes: texts typed in a row are one. */
function nextOf(first: EarlyInput, kept: readonly EarlyInput[]): { readonly item: EarlyInput; readonly count: number } {
  if (first.type !== 'text') return { item: first, count: 1 };
  let text = '';
  let count = 0;
  for (const item of kept) {
    if (item.type !== 'text') break;
    text += item.text;
    count += 1;
  }
  return { item: { type: 'text', text }, count };
}
