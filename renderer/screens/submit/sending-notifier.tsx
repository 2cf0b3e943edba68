import { useRef } from 'react';
import type { Run } from '#shared/contract/run.ts';
import { holdWords } from '#shared/text/outcome-words.ts';
import { useEvents, useHost } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';
import { doneCount, newSentCount } from '../../runs/order-states.ts';
import { runTitle } from '../../runs/run-words.ts';

/**
 * Tells the taskbar how far sending is, and the system when it ended or stopped while nobody looked. Shows nothing
 * itself; rendered once, beside every screen.
 */
export function SendingNotifier() {
  const t = useText();
  const host = useHost();
  const underWay = useRef(new Map<string, number>());

  const tell = (run: Run) => {
    if (document.hasFocus()) return;
    const title = { run: runTitle(t, run) };
    const { accepted, rejected, shelved } = run.counts;
    const unsent = run.standing.existsUnsent;
    const exists = run.counts.exists - unsent;
    if (run.state === 'finished' || run.state === 'checked') {
      host.notify(
        t(`submit:notify.finished.${run.target}`, title),
        [
          t('submit:notify.finishedBody', { accepted, exists, rejected }),
          ...(shelved > 0 ? [t('submit:notify.shelved', { count: shelved })] : []),
          ...(unsent > 0 ? [t('submit:notify.there', { count: unsent })] : []),
        ].join(t.lang === 'en' ? ' ' : ''),
        `/runs/${run.id}/results`,
      );
    } else if (run.hold && run.hold.until === undefined) {
      const words = run.hold.reason === 'undecided' ? 'undecided' : 'held';
      host.notify(t(`submit:notify.${words}`, title), holdWords(t, run.hold), `/runs/${run.id}/submit`);
    }
  };

  useEvents('run', ({ run }) => {
    const runs = underWay.current;
    const known = runs.delete(run.id);
    if (run.state === 'submitting')
      runs.set(run.id, (doneCount(run.counts) - run.standing.existsUnsent) / Math.max(1, newSentCount(run)));
    else if (known) tell(run);
    else return;
    const parts = [...runs.values()];
    host.setProgress(parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0) / parts.length);
  });
  return null;
}
