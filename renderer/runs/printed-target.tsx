import type { Run } from '#shared/contract/run.ts';
import { useText } from '../preferences/preferences.tsx';
import { useDestination } from './use-destination.ts';

/** On paper: whether it was practised or sent for real, and with which account. */
export function PrintedTarget({ run }: { readonly run: Run }) {
  const t = useText();
  const { account } = useDestination(run);
  return (
    <p>
      <strong>
        {t(run.target === 'practice' ? 'submit:to.practiceTitle' : 'submit:to.production')}
        {account && ` · ${account.name}`}
      </strong>
    </p>
  );
}
