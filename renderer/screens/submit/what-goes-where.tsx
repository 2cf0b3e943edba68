import type { Run } from '#shared/contract/run.ts';
import type { Destination } from '../../orders/use-destination.ts';
import { useText } from '../../preferences/preferences.tsx';

interface Props {
  readonly run: Run;
  readonly destination: Destination;
  /** Orders that are meant. */
  readonly count: number;
}

/** The one sentence: how many orders, to whom, as whom. */
export function WhatGoesWhere({ run, destination, count }: Props) {
  const t = useText();
  const { partner, account, address } = destination;
  const name = partner?.label[t.lang] ?? '';
  return run.target === 'practice' ? (
    <p>{t('submit:sentence.practice', { count, partner: name })}</p>
  ) : (
    <p>
      {t('submit:sentence.production', {
        count,
        partner: name,
        account: account?.name ?? t('submit:to.gone'),
        address,
      })}
    </p>
  );
}
