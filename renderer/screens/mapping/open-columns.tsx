import { Alert, Button } from 'antd';
import type { Run } from '#shared/contract/run.ts';
import type { Output } from '#shared/contract.ts';
import { useCall } from '../../engine/engine.tsx';
import { goTo } from '../../navigation/route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { sentCount } from '../../runs/order-states.ts';
import { openLikely, openQuestions } from './open-questions.ts';

interface Props {
  readonly run: Run;
  /** What is wrong in the run: a field without a column is no question any more once every row has it. */
  readonly groups: Output<'problems.groups'>;
}

/** That something about the run's columns waits for an answer, how much, and the way to the page that asks it. */
export function OpenColumns({ run, groups }: Props) {
  const t = useText();
  const { data: files } = useCall('imports.recognition', { run: run.id });
  if (!files || sentCount(run.counts) > 0) return null;
  const lacking = new Set(
    groups.flatMap(({ code, field }) =>
      code === 'value.required' || code === 'value.requiredWithout' ? (field ?? []) : [],
    ),
  );
  const sheets = files.flatMap((file) => file.sheets).filter(({ kind }) => kind === run.kind);
  const open = sheets.reduce((sum, sheet) => {
    const asked = openQuestions(sheet, undefined).filter(({ type, ...question }) =>
      type === 'missing' && 'field' in question ? lacking.has(question.field) : true,
    );
    return sum + asked.length + openLikely(sheet, undefined);
  }, 0);
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
