import type { Run } from '#shared/contract/run.ts';
import type { Output } from '#shared/contract.ts';
import { kindLabel } from '#shared/kinds/registry.ts';
import { PrintSheet } from '../../components/print-sheet.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { OrderView } from '../../runs/order/order-view.tsx';
import { PrintedTarget } from '../../runs/printed-target.tsx';
import { runTitle } from '../../runs/run-words.ts';

interface Props {
  readonly run: Run;
  readonly order: Output<'orders.get'>;
  readonly onPrinted: () => void;
}

/** An order on paper: all that its page knows of it. */
export function PrintedOrder({ run, order, onPrinted }: Props) {
  const t = useText();
  const format = useFormat();
  return (
    <PrintSheet onPrinted={onPrinted}>
      <h1>{order.summary.key}</h1>
      <PrintedTarget run={run} />
      <p>
        {kindLabel(run.kind, t.lang)} · {runTitle(t, run)} · {format.dateTime(run.createdAt)}
      </p>
      <OrderView printed run={run} order={order} />
      <p>{t('submit:results.printed', { time: format.dateTime(new Date().toISOString()) })}</p>
    </PrintSheet>
  );
}
