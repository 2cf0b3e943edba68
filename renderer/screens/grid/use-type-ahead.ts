import { useLayoutEffect, useRef, useState } from 'react';
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

/** How much is carried out in one go: React takes a longer row of renderings for an endless one. */
const inOneGo = 20;

/**
 * Keeps what is typed while the way to a cell is under way, or the cell's line is, and does it there, in its order: it
 * is meant for that cell, and must neither be lost nor fall into the one before.
 */
export function useTypeAhead(waiting: boolean, carryOut: (item: Ahead) => void): TypeAhead {
  const [kept, setKept] = useState<readonly Ahead[]>([]);
  const [, goOn] = useState(0);
  const inRow = useRef(0);
  // One by one: each is carried out by what the one before made of the grid. Before the next key can fall in between.
  useLayoutEffect(() => {
    const [first] = kept;
    if (waiting || !first) {
      inRow.current = 0;
      return undefined;
    }
    if (inRow.current === inOneGo) {
      const timer = setTimeout(() => {
        inRow.current = 0;
        goOn((times) => times + 1);
      });
      return () => clearTimeout(timer);
    }
    inRow.current += 1;
    const { item, count } = nextOf(first, kept);
    // By number: keys that came since this was drawn stand behind it.
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

/** What is next, and how many of those kept it is: text that was typed in one go is one. */
function nextOf(first: Ahead, kept: readonly Ahead[]): { readonly item: Ahead; readonly count: number } {
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
