import { Badge } from 'antd';
import type { RunState } from '#shared/contract/run.ts';
import { useText } from '../../preferences/preferences.tsx';

const statuses = {
  importing: 'processing',
  checked: 'default',
  submitting: 'processing',
  paused: 'warning',
  held: 'error',
  finished: 'success',
} as const satisfies Record<RunState, string>;

export function RunStateTag({ state }: { readonly state: RunState }) {
  const t = useText();
  return <Badge status={statuses[state]} text={t(`submission:run.${state}`)} />;
}
