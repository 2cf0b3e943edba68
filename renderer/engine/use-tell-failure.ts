import { App } from 'antd';
import { useCallback } from 'react';
import { Failure } from '#shared/contract/failure.ts';
import { useText } from '../preferences/preferences.tsx';

/** Shows why something could not be done, in the person's words. What is no `Failure` is a bug and says so. */
export function useTellFailure(): (error: unknown) => void {
  const { message } = App.useApp();
  const t = useText();
  return useCallback(
    (error) => {
      const { code, params } = error instanceof Failure ? error : new Failure('internal');
      message.error(t.dynamic(`failure:${code}`, params));
    },
    [message, t],
  );
}
