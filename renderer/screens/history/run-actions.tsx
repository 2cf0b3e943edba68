import { Button, Flex, Popconfirm } from 'antd';
import type { Run } from '#shared/contract/run.ts';
import { useAction } from '../../engine/use-action.ts';
import { goTo } from '../../frame/use-route.ts';
import { useText } from '../../preferences/preferences.tsx';

function nextStep({ state, hold }: Pick<Run, 'state' | 'hold'>): 'watch' | 'decide' | 'resume' {
  if (state === 'submitting') return 'watch';
  return hold?.reason === 'undecided' ? 'decide' : 'resume';
}

/** Going on with a run that waits for somebody, and taking away one that is not needed. */
export function RunActions({ run }: { readonly run: Run }) {
  const t = useText();
  const remove = useAction('runs.delete');
  const waits = run.state === 'paused' || run.state === 'held' || run.state === 'submitting';
  return (
    <Flex gap={4}>
      {waits ? (
        <Button size="small" type="link" onClick={() => goTo('runs', run.id, 'submit')}>
          {t(`history:${nextStep(run)}`)}
        </Button>
      ) : (
        <Popconfirm
          title={t('history:delete.title')}
          description={<div style={{ maxWidth: 300 }}>{t('history:delete.help')}</div>}
          okText={t('history:delete')}
          okButtonProps={{ danger: true }}
          cancelText={t('history:delete.keep')}
          onConfirm={() => remove.mutate({ run: run.id })}
        >
          <Button size="small" type="text" disabled={run.counts.queued + run.counts.unknown > 0}>
            {t('history:delete')}
          </Button>
        </Popconfirm>
      )}
    </Flex>
  );
}
