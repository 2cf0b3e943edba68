import { Card, Tag, Typography } from 'antd';
import type { Run } from '#shared/contract/run.ts';
import { leftOver, runStateWords } from '#shared/text/outcome-words.ts';
import { useCall } from '../../engine/use-call.ts';
import { useText } from '../../preferences/preferences.tsx';
import { runTitle } from '../run/run-title.ts';

/** The last few runs, to go on with them. */
export function RecentRuns() {
  const t = useText();
  const { data } = useCall('runs.list', { limit: 6 });
  if (!data || data.items.length === 0) return null;
  const step = ({ counts, state }: Run) =>
    state === 'checked' && counts.incomplete > 0 ? 'lines' : state === 'finished' ? 'results' : 'submit';
  return (
    <Card size="small" title={t('ui:recent.title')}>
      <ul className="import-list">
        {data.items.map((run) => (
          <li key={run.id}>
            <Typography.Link
              className="import-name"
              href={`#/runs/${encodeURIComponent(run.id)}/${step(run)}`}
              title={runTitle(t, run)}
            >
              {runTitle(t, run)}
            </Typography.Link>
            {run.counts.errors > 0 && run.state === 'checked' ? (
              <Tag color="error">{t('ui:recent.errors', { count: run.counts.errors })}</Tag>
            ) : (
              <Tag {...(leftOver(run) > 0 ? { color: 'warning' } : {})}>{runStateWords(t, run)}</Tag>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
