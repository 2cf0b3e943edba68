import { type ReactNode, useCallback, useState } from 'react';
import type { BoxLabel } from '#shared/contract/labels.ts';
import { cellSize, type PaperId, papers } from '#shared/labels/papers.ts';
import { useEngine, useTellFailure } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';
import { PrintedLabels } from './printed-labels.tsx';
import type { WhichLabels } from './use-save-labels.ts';

/** More pictures than this make a browser's print dialog wait; a PDF has no such end. */
const MOST = 500;

interface Printing {
  readonly labels: readonly BoxLabel[];
  readonly paper: PaperId;
}

/**
 * Prints labels by the system's dialog; `tell` says why that is not possible. `printed` belongs into the page.
 *
 * @param copies of every carton; null where warehouses have numbers of their own, which a PDF alone can follow page by page
 */
export function usePrintLabels(
  which: WhichLabels,
  from: number,
  copies: number | null,
): { print(tell: (words: string) => void): Promise<void>; readonly printing: boolean; readonly printed: ReactNode } {
  const t = useText();
  const engine = useEngine();
  const tellFailure = useTellFailure();
  const [ready, setReady] = useState<Printing | null>(null);
  const [printing, setPrinting] = useState(false);
  const end = useCallback(() => setReady(null), []);
  return {
    printing,
    printed: ready && <PrintedLabels {...ready} onPrinted={end} />,
    async print(tell) {
      if (copies === null) return tell(t('labels:page.printMixed'));
      setPrinting(true);
      try {
        const first = Math.floor((from - 1) / copies);
        const {
          items,
          labels: all,
          boxes,
          paper,
        } = await engine.call('labels.preview', {
          ...which,
          offset: first,
          limit: MOST,
        });
        const cell = cellSize(papers[paper]);
        // A warehouse may have a paper of its own, which a PDF can follow page by page.
        const alike =
          all === boxes * copies && items.every(({ width, height }) => width === cell.width && height === cell.height);
        if (!alike) return tell(t('labels:page.printMixed'));
        if (all - from + 1 > MOST) return tell(t('labels:page.printMost', { most: MOST }));
        const labels = items.flatMap((label) => Array.from({ length: copies }, () => label)).slice((from - 1) % copies);
        setReady({ labels, paper });
      } catch (error) {
        tellFailure(error);
      } finally {
        setPrinting(false);
      }
    },
  };
}
