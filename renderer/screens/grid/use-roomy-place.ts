import { type RefObject, useLayoutEffect, useState } from 'react';

interface Place {
  readonly 'data-above': true | undefined;
  readonly 'data-before': true | undefined;
}

const below: Place = { 'data-above': undefined, 'data-before': undefined };

/** Where a box that opens at a cell has room in the grid: below and to the right, or else above or to the left. */
export function useRoomyPlace(box: RefObject<HTMLElement | null>, content: string): Place {
  const [place, setPlace] = useState(below);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another content is a box of another size
  useLayoutEffect(() => {
    const cell = box.current?.parentElement?.getBoundingClientRect();
    const area = box.current?.closest('.grid-area')?.getBoundingClientRect();
    if (!box.current || !cell || !area) return;
    const { offsetWidth: width, offsetHeight: height } = box.current;
    const lacksBelow = cell.bottom + height > area.bottom;
    const lacksAfter = cell.left + width > area.right;
    setPlace({
      'data-above': (lacksBelow && cell.top - height > area.top) || undefined,
      'data-before': (lacksAfter && cell.right - width > area.left) || undefined,
    });
  }, [box, content]);
  return place;
}
