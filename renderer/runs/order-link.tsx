import type { MouseEvent, ReactNode } from 'react';
import { linkTo } from '../navigation/route.ts';

interface Props {
  readonly run: string;
  readonly order: number;
  readonly children: ReactNode;
  /** What a reader of the screen hears; without it the link's own text. */
  readonly label?: string;
  /** Shows the order beside the list. Without it, and with a key held down, its page is opened. */
  readonly onOpen?: () => void;
}

/** The way to one order, from whatever lists it. */
export function OrderLink({ run, order, children, label, onOpen }: Props) {
  const open = (event: MouseEvent) => {
    if (!onOpen || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen();
  };
  return (
    <a href={linkTo('runs', run, 'orders', String(order))} aria-label={label} onClick={open}>
      {children}
    </a>
  );
}
