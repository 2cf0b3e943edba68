import { useEffect, useMemo, useState } from 'react';
import type { Field } from '#shared/sheets/field.ts';
import { useText } from '../../preferences/preferences.tsx';
import { matching, meant, type Suggestion, suggestionsFor } from './suggestions.ts';

export interface Picks {
  readonly list: readonly Suggestion[];
  /** Index of the highlighted one; -1 for none. */
  readonly at: number;
  readonly activeId: string | undefined;
  /** The value of the highlighted one; undefined when what was typed stands. */
  readonly chosen: string | undefined;
  move(step: 1 | -1): void;
}

/** What may be picked while a cell is edited: all of it until something is typed, then what fits. */
export function useSuggestions(def: Field | undefined, typed: string, before: string): Picks {
  const t = useText();
  const all = useMemo(
    () => (def ? suggestionsFor(def, { lang: t.lang, yes: t('report:value.yes'), no: t('report:value.no') }) : []),
    [def, t],
  );
  const untouched = typed === before;
  const list = useMemo(() => (untouched ? all : matching(all, typed)), [all, typed, untouched]);
  const [moved, setMoved] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words or another cell make another list
  useEffect(() => setMoved(null), [typed, def]);
  const open = def?.type === 'choice' && def.open === true;
  const byItself = useMemo(() => {
    const found = untouched || open ? undefined : meant(list, typed);
    return found ? list.indexOf(found) : -1;
  }, [list, typed, untouched, open]);
  const at = Math.min(moved ?? byItself, list.length - 1);
  return {
    list,
    at,
    activeId: at >= 0 ? `pick-${at}` : undefined,
    chosen: list[at]?.value,
    move: (step) =>
      setMoved(list.length === 0 ? null : (Math.max(at, step > 0 ? -1 : 0) + step + list.length) % list.length),
  };
}
