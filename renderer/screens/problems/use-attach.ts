import { App } from 'antd';
import { useAction } from '../../engine/use-action.ts';
import { useTellFailure } from '../../engine/use-tell-failure.ts';
import { useText } from '../../preferences/preferences.tsx';

/** Gives a run files that its orders name and that did not come along with it, and says what that mended. */
export function useAttach() {
  const t = useText();
  const { message } = App.useApp();
  const tellFailure = useTellFailure();
  const { mutateAsync, isPending } = useAction('edits.attach');
  const attach = async (run: string, collected: Promise<readonly string[]>) => {
    const paths = await collected.catch(tellFailure);
    if (!paths || paths.length === 0) return;
    // Not told by the call's own listeners: what asked for it is gone when nothing is lacking any more.
    const found = await mutateAsync({ run, paths: [...paths] }).catch(() => null);
    if (found) message.info(t('ui:attach.done', found));
  };
  return { attach, isPending };
}
