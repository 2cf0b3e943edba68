import { Button, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Run } from '#shared/contract/run.ts';
import type { Account } from '#shared/contract/settings.ts';
import type { Output } from '#shared/contract.ts';
import { runStateWords } from '#shared/text/outcome-words.ts';
import { useCall } from '../../engine/engine.tsx';
import { linkTo } from '../../navigation/route.ts';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { runTitle } from '../../runs/run-words.ts';

interface Props {
  readonly account: Account;
  readonly onDelete: () => void;
}

/** Deletes an account once it was said what that leaves behind; says what stands against it where something does. */
export function DeleteAccount({ account: { id, name }, onDelete }: Props) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const { data, isLoading } = useCall('accounts.runs', { id }, { enabled: asking });
  const unfinished = data ? data.unfinished.count > 0 : false;
  return (
    <Popconfirm
      title={t('settings:accounts.deleteTitle', { name })}
      description={
        <div style={{ maxWidth: 340 }}>
          {data && <LeftBehind {...data} />}
          {!unfinished && t('settings:accounts.deleteHelp')}
        </div>
      }
      okText={t('settings:delete')}
      okButtonProps={{ danger: true, disabled: isLoading || unfinished }}
      cancelText={t('settings:cancel')}
      onOpenChange={setAsking}
      onConfirm={onDelete}
    >
      <Button type="text" danger>
        {t('settings:delete')}
      </Button>
    </Popconfirm>
  );
}

function LeftBehind({ unfinished, unsent }: Output<'accounts.runs'>) {
  const t = useText();
  if (unfinished.count > 0) {
    return (
      <>
        <p>{t('settings:accounts.deleteUnfinished', { count: unfinished.count })}</p>
        <RunList {...unfinished}>
          {(run) => [
            runStateWords(t, run),
            ...(run.counts.queued > 0 ? [t('settings:accounts.deleteRun', { count: run.counts.queued })] : []),
            ...(run.counts.unknown > 0 ? [t('settings:accounts.deleteOpen', { count: run.counts.unknown })] : []),
          ]}
        </RunList>
      </>
    );
  }
  if (unsent.count === 0) return null;
  return (
    <>
      <p>{t('settings:accounts.deleteUnsent', { runs: unsent.count, orders: unsent.orders })}</p>
      <RunList {...unsent}>{(run) => [t('settings:accounts.deleteRun', { count: run.counts.ready })]}</RunList>
    </>
  );
}

interface RunListProps {
  readonly count: number;
  /** The first of them. */
  readonly runs: readonly Run[];
  /** How each stands. */
  readonly children: (run: Run) => ReactNode[];
}

function RunList({ count, runs, children }: RunListProps) {
  const t = useText();
  const format = useFormat();
  return (
    <ul style={{ maxHeight: 160, overflow: 'auto', paddingInlineStart: 20 }}>
      {runs.map((run) => (
        <li key={run.id}>
          <a href={linkTo('runs', run.id, 'submit')}>{runTitle(t, run)}</a>{' '}
          {[format.moment(run.createdAt), ...children(run)].join(' · ')}
        </li>
      ))}
      {count > runs.length && <li>{t('settings:accounts.deleteMore', { count: count - runs.length })}</li>}
    </ul>
  );
}
