import type { Run } from '#shared/contract/run.ts';
import type { OrderSummary } from '#shared/contract/runs.ts';
import { kindLabel } from '#shared/kinds/registry.ts';
import { orderStateWords } from '#shared/text/outcome-words.ts';
import { PrintSheet } from '../../components/print-sheet.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { orderReasonWords } from '../../runs/order-reason.ts';
import { barCounts, barStates } from '../../runs/order-states.ts';
import { PrintedTarget } from '../../runs/printed-target.tsx';
import { resultWords, runTitle } from '../../runs/run-words.ts';

interface Props {
  readonly run: Run;
  readonly orders: readonly OrderSummary[];
  readonly onPrinted: () => void;
}

/** The results on paper: rendered for the printer only, and removed when the dialog closes. */
export function PrintedResults({ run, orders, onPrinted }: Props) {
  const t = useText();
  const format = useFormat();
  const counts = barCounts(run);
  const present = ([...barStates, 'ready'] as const).filter((state) => counts[state] > 0);
  return (
    <PrintSheet onPrinted={onPrinted}>
      <h1>{runTitle(t, run)}</h1>
      <PrintedTarget run={run} />
      <p>
        {kindLabel(run.kind, t.lang)} · {format.dateTime(run.createdAt)} ·{' '}
        {present.map((state) => `${orderStateWords(t, run.target, state)} ${counts[state]}`).join(' · ')}
      </p>
      <p>{resultWords(t, run)}</p>
      <table>
        <thead>
          <tr>
            <th>{t('submit:orders.key')}</th>
            <th>{t('submit:orders.lines')}</th>
            <th>{t('submit:orders.state')}</th>
            <th>{t(`submit:orders.partnerNo.${run.target}`)}</th>
            <th>{t('submit:orders.message')}</th>
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <tr key={order.id}>
              <td>{order.key}</td>
              <td>{order.lines}</td>
              <td>{orderStateWords(t, run.target, order.shown, order.existing)}</td>
              <td>{order.partnerNo}</td>
              <td>{orderReasonWords(t, run, order)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('submit:results.printed', { time: format.dateTime(new Date().toISOString()) })}</p>
    </PrintSheet>
  );
}
