import { App, Button } from 'antd';
import type { Run } from '#shared/contract/run.ts';
import { useAction } from '../../engine/engine.tsx';
import { goTo } from '../../navigation/route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { sentCount } from '../../runs/order-states.ts';
import { useDestination } from '../../runs/use-destination.ts';

/** Whether a run was sent to the practice partner to its end, and so may go to production. */
export function isPractised({ target, counts }: Pick<Run, 'target' | 'counts'>): boolean {
  return target === 'practice' && sentCount(counts) > 0 && counts.queued + counts.unknown === 0;
}

/** From practice to production with the same lines, edits and all; sends nothing yet. */
export function GoToProduction({ run }: { readonly run: Run }) {
  const t = useText();
  const { modal } = App.useApp();
  const retarget = useAction('runs.target');
  const { partner, accounts, known } = useDestination(run);
  const [account] = accounts;
  const ask = () =>
    account
      ? modal.confirm({
          title: t('submit:rehearsed.ask'),
          width: 520,
          content: t('submit:rehearsed.askHelp'),
          okText: t('submit:rehearsed.go'),
          cancelText: t('submit:confirm.cancel'),
          onOk: () =>
            retarget.mutateAsync({ run: run.id, target: 'production', account: account.id }).then(
              () => goTo('runs', run.id, 'submit'),
              // The action has told why already; the dialog closes.
              () => undefined,
            ),
        })
      : modal.confirm({
          title: t('submit:to.noAccount', { partner: partner?.label[t.lang] ?? '' }),
          okText: t('submit:to.addAccount'),
          cancelText: t('submit:confirm.cancel'),
          onOk: () => goTo('settings', 'accounts'),
        });
  return (
    <Button loading={retarget.isPending} disabled={!known} onClick={ask}>
      {t('submit:rehearsed.go')}
    </Button>
  );
}
