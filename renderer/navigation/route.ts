import { useSyncExternalStore } from 'react';

/** The parts of `#/runs/17/check`: `['runs', '17', 'check']`; empty on the first screen. */
export function useRoute(): readonly string[] {
  const hash = useSyncExternalStore(
    (changed) => {
      window.addEventListener('hashchange', changed);
      return () => window.removeEventListener('hashchange', changed);
    },
    () => location.hash,
  );
  return readRoute(hash);
}

export function readRoute(hash: string): readonly string[] {
  return hash
    .replace(/^#\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent);
}

/** Goes to a screen: `goTo('runs', run.id)`. The browser's back button comes back. */
export function goTo(...parts: readonly string[]): void {
  location.hash = linkTo(...parts);
}

/** The same as a link's address. */
export function linkTo(...parts: readonly string[]): string {
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}
