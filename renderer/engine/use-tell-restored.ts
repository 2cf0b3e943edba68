import { App } from 'antd';
import type { Output } from '#shared/contract.ts';
import { useText } from '../preferences/preferences.tsx';

/** Says what something that was taken back is called now, where its name was given away meanwhile. */
export function useTellRestored(): (was: string, restored: Output<'forgotten.restore'>) => void {
  const t = useText();
  const { message } = App.useApp();
  return (was, { name }) => {
    if (name !== undefined) message.info(t('history:forgotten.renamed', { was, name }), 8);
  };
}
