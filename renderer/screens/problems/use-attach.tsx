import { App } from 'antd';
import { useState } from 'react';
import { findKind } from '#shared/kinds/registry.ts';
import { renderFileProblem } from '#shared/text/render-problem.ts';
import { useAction } from '../../engine/use-action.ts';
import { useTellFailure } from '../../engine/use-tell-failure.ts';
import { useText } from '../../preferences/preferences.tsx';
import './use-attach.css';

/** Gives a run files that its orders name and that did not come along with it, and says what that mended. */
export function useAttach() {
  const t = useText();
  const { message, modal } = App.useApp();
  const tellFailure = useTellFailure();
  const { mutateAsync } = useAction('edits.attach');
  const [working, setWorking] = useState(false);
  const attach = async (run: string, collected: Promise<readonly string[]>) => {
    // From the start: a browser uploads what it collects.
    setWorking(true);
    try {
      const paths = await collected.catch(tellFailure);
      if (!paths || paths.length === 0) return;
      // Not told by the call's own listeners: what asked for it is gone when nothing is lacking any more.
      const found = await mutateAsync({ run, paths: [...paths] }).catch(() => null);
      if (!found) return;
      const { mended, lacking, refused } = found;
      message.info(t('ui:attach.done', { mended, lacking }));
      if (refused.length === 0) return;
      modal.warning({
        title: t('ui:attach.refused'),
        content: (
          <ul className="attach-refused">
            {[...new Set(refused.map((file) => renderFileProblem(t, findKind, file)))].map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        ),
      });
    } finally {
      setWorking(false);
    }
  };
  return { attach, working };
}
