import { useEffect } from 'react';
import { useText } from '../preferences/preferences.tsx';

/** Names the window (or tab) while something is shown; afterwards it is called like the program again. */
export function useTitle(title: string | undefined): void {
  const t = useText();
  const plain = t('app:title');
  useEffect(() => {
    if (title === undefined) return;
    rename(`${title} - ${plain}`);
    return () => rename(plain);
  }, [title, plain]);
}

/** How far sending is may stand before the name, and stays there. */
function rename(title: string): void {
  const [percent = ''] = /^\d+% /.exec(document.title) ?? [];
  document.title = percent + title;
}
