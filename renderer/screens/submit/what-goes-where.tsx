import type { Run } from '#shared/contract/run.ts';
import type { Destination } from '../../orders/use-destination.ts';
import { useText } from '../../preferences/preferences.tsx';

interface Props {
  readonly run: Run;
  readonly destination: Destination;
  /** Orders that are meant. */
  readonly count: number;
  /** On their way already. */
  readonly underWay?: boolean;
}

/** The one sentence: how many orders, to whom, as whom. */
export function WhatGoesWhere({ run, destination, count, underWay = false }: Props) {
  const t = useText();
  const { partner, known, account, address } = destination;
  const name = partner?.label[t.lang] ?? '';
  const params = { count, partner: name, account: account?.name ?? (known ? t('submit:to.gone') : '…'), address };
  return <p>{t(`submit:sentence.${run.target}${underWay ? 'Now' : ''}`, params)}</p>;
}
