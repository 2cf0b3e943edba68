import { App } from 'antd';
import { useCallback } from 'react';
import { Failure } from '#shared/contract/failure.ts';
import { useText } from '../preferences/preferences.tsx';

/** What a person stopped themselves went as they wished. */
const wished: ReadonlySet<string> = new Set(['import.cancelled']);

/** Shows why something could not be done, in the person's words. What is no `Failure` is a bug and says so. */
export function useTellFailure(): (error: unknown) => void {
  const { message } = App.useApp();
  const t = useText();
  return useCallback(
    (error) => {
      const { code, params } = error instanceof Failure ? error : new Failure('internal');
      const content = t.dynamic(`failure:${code}`, params);
      // Long enough to be read: ten letters or Chinese characters a second.
      const words = { content, duration: Math.max(3, content.length / 10) };
      if (wished.has(code)) message.info(words);
      else message.error(words);
    },
    [message, t],
  );
}
