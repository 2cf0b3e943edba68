import { App } from 'antd';
import { useState } from 'react';
import { findKind } from '#shared/kinds/registry.ts';
import { renderFileProblem } from '#shared/text/render-problem.ts';
import { useAction, useTellFailure } from '../engine/engine.tsx';
import { useText } from '../preferences/preferences.tsx';

/** Gives a run the attachments that its orders name and that were not found, and says which orders have theirs now. */
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
      // Not by the mutation's own callbacks: the component that asked is gone once nothing is missing any more.
      const found = await mutateAsync({ run, paths: [...paths] }).catch(() => null);
      if (!found) return;
      const { mended, lacking, refused } = found;
      message.info(t('ui:attach.done', { mended, lacking }));
      if (refused.length === 0) return;
      modal.warning({
        title: t('ui:attach.refused'),
        content: (
          <ul style={{ maxHeight: '50vh', margin: 0, paddingInlineStart: '1.2em', overflowY: 'auto' }}>
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
