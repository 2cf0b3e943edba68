import { Alert, Button } from 'antd';
import type { Run } from '#shared/contract/run.ts';
import { goTo } from '../../navigation/route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { useOpenColumns } from './use-open-columns.ts';

/** That something about the run's columns waits for an answer, how much, and the way to the page that asks it. */
export function OpenColumns({ run }: { readonly run: Run }) {
  const t = useText();
  const open = useOpenColumns(run) ?? 0;
  if (open === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      banner
      title={t('columns:open.title', { count: open })}
      action={
        <Button size="small" onClick={() => goTo('runs', run.id, 'mapping')}>
          {t('columns:open.answer')}
        </Button>
      }
    />
  );
}
