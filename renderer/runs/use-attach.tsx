import { App } from 'antd';
import { useState } from 'react';
import { findKind } from '#shared/kinds/registry.ts';
import { renderFileProblem } from '#shared/text/render-problem.ts';
import { useAction, useEngine, useTellFailure } from '../engine/engine.tsx';
import { useText } from '../preferences/preferences.tsx';
import { WordList } from './attach-to.tsx';
import { useWhichOrder } from './which-order.tsx';

/**
 * Gives a run the attachments that its orders name and that were not found, and says which orders have theirs now. Whose the
 * others are is asked.
 */
export function useAttach() {
  const t = useText();
  const { message, modal } = App.useApp();
  const tellFailure = useTellFailure();
  const engine = useEngine();
  const whichOrder = useWhichOrder();
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
      const { mended, lacking, refused, unclaimed } = found;
      if (mended + lacking > 0) message.info(t('ui:attach.done', { mended, lacking }));
      if (unclaimed.length > 0) whichOrder.ask(await engine.call('runs.get', { run }), unclaimed);
      if (refused.length === 0) return;
      modal.warning({
        title: t('ui:attach.refused'),
        content: <WordList words={refused.map((file) => renderFileProblem(t, findKind, file))} />,
      });
    } finally {
      setWorking(false);
    }
  };
  return { attach, working };
}
