import { App } from 'antd';
import { useAction } from '../../engine/use-action.ts';
import { useTellFailure } from '../../engine/use-tell-failure.ts';
import { useText } from '../../preferences/preferences.tsx';

/** Gives a run files that its orders name and that did not come along with it, and says what that mended. */
export function useAttach() {
  const t = useText();
  const { message } = App.useApp();
  const tellFailure = useTellFailure();
  const { mutate, isPending } = useAction('edits.attach');
  const attach = async (run: string, collected: Promise<readonly string[]>) => {
    try {
      const paths = await collected;
      if (paths.length === 0) return;
      mutate({ run, paths: [...paths] }, { onSuccess: (found) => message.info(t('ui:attach.done', found)) });
    } catch (error) {
      tellFailure(error);
    }
  };
  return { attach, isPending };
}
