import { Checkbox } from 'antd';
import { useState } from 'react';
import type { Run } from '#shared/contract/run.ts';
import type { Output } from '#shared/contract.ts';
import { useCall } from '../../engine/engine.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';

/** What another account at the same partner sent of a run's orders, and whether a person wants this one to send it, too. */
interface SentElsewhereQuestion {
  readonly sent: Output<'submissions.sentElsewhere'> | undefined;
  /** Nothing is sent before it is answered. */
  readonly open: boolean;
  readonly confirmed: boolean;
  confirm(yes: boolean): void;
}

export function useSentElsewhere({ id: run, counts }: Run): SentElsewhereQuestion {
  const { data: sent, isPending } = useCall('submissions.sentElsewhere', { run }, { enabled: counts.ready > 0 });
  /** Of these keys: others that turn up later are another question. */
  const [meant, setMeant] = useState<readonly string[]>([]);
  const confirmed = (sent?.keys ?? []).every((key) => meant.includes(key));
  return {
    sent,
    // What could not be found out here is asked again when it is sent, and then refused.
    open: isPending || !confirmed,
    confirmed,
    confirm: (yes) => setMeant(yes ? (sent?.keys ?? []) : []),
  };
}

/** When and as whom they were sent, with the box that says that they are meant all the same. */
export function SentElsewhere({
  question: { sent, confirmed, confirm },
}: {
  readonly question: SentElsewhereQuestion;
}) {
  const t = useText();
  const format = useFormat();
  if (!sent || sent.keys.length === 0) return null;
  return (
    <div>
      {sent.accounts.map(({ name, orders, from, to, by }) => {
        const when = { from: format.moment(from), to: format.moment(to) };
        const told = { count: orders, account: name, date: when.from, ...when };
        const key = when.from === when.to ? 'sent' : 'sentBetween';
        return (
          <p key={JSON.stringify([name, by])}>
            <strong>
              {by ? t(`submit:elsewhere.${key}AtDesk`, { ...told, ...by }) : t(`submit:elsewhere.${key}`, told)}
            </strong>
          </p>
        );
      })}
      <Checkbox checked={confirmed} onChange={({ target }) => confirm(target.checked)}>
        {t('submit:elsewhere.confirm', { count: sent.keys.length })}
      </Checkbox>
    </div>
  );
}
