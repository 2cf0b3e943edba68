import { LeftOutlined, PrinterOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Result, Spin, Tag } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { kindLabel } from '#shared/kinds/registry.ts';
import { failureWords } from '#shared/text/outcome-words.ts';
import { useCall } from '../../engine/engine.tsx';
import { goTo, linkTo } from '../../navigation/route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { OrderView } from '../../runs/order/order-view.tsx';
import { sentCount } from '../../runs/order-states.ts';
import { runTitle } from '../../runs/run-words.ts';
import { PrintedOrder } from './printed-order.tsx';
import { SendOne } from './send-one.tsx';
import './order-screen.css';

interface Props {
  readonly runId: string;
  readonly orderId: number;
}

/** One order with an address of its own: `#/runs/<run>/orders/<id>`. */
export function OrderScreen({ runId, orderId }: Props) {
  const t = useText();
  const [printing, setPrinting] = useState(false);
  const endPrint = useCallback(() => setPrinting(false), []);
  const known = Number.isSafeInteger(orderId) && orderId > 0;
  const { data: run, error: runError } = useCall('runs.get', { run: runId });
  const order = useCall('orders.get', { order: orderId }, { enabled: known });
  const contents = useCall('orders.contents', { order: orderId }, { enabled: known });
  const told = contents.isPlaceholderData ? undefined : contents.data;
  const shown = order.isPlaceholderData ? undefined : order.data;
  const key = shown?.summary.key;
  useEffect(() => {
    const before = document.title;
    if (key !== undefined) document.title = `${key} - ${t('app:title')}`;
    return () => {
      document.title = before;
    };
  }, [key, t]);
  const failure = runError ?? order.error ?? contents.error;
  if (!known || failure || (told && told.run !== runId)) {
    const missing = !failure || failure.code === 'order.missing' || failure.code === 'run.unknown';
    return (
      <Result
        status="404"
        title={missing ? t('orderPage:missing') : failureWords(t, failure)}
        subTitle={missing && t('orderPage:missing.help')}
        extra={<Button onClick={() => goTo('history')}>{t('ui:run.back')}</Button>}
      />
    );
  }
  if (!run || !shown || !told) return <Spin fullscreen />;
  const { summary } = shown;
  const { place } = told;
  const list = sentCount(run.counts) > 0 ? 'results' : 'lines';
  return (
    <>
      <header className={`order-head ${run.target}`}>
        <a href={linkTo('runs', run.id, list)} title={t('orderPage:back')}>
          <LeftOutlined aria-hidden /> {runTitle(t, run)}
        </a>
        <h1>{summary.key}</h1>
        <Tag>{kindLabel(run.kind, t.lang)}</Tag>
        <Tag
          variant={run.target === 'production' ? 'solid' : 'filled'}
          color={run.target === 'production' ? '#cf1322' : 'blue'}
        >
          {t(`ui:run.${run.target}`)}
        </Tag>
        <nav aria-label={t('orderPage:nav')}>
          <Neighbour run={run.id} order={place.previous} label={t('orderPage:previous')} icon={<LeftOutlined />} />
          <span>{t('orderPage:place', { at: place.at, of: place.of })}</span>
          <Neighbour run={run.id} order={place.next} label={t('orderPage:next')} icon={<RightOutlined />} />
        </nav>
        <Button size="small" icon={<PrinterOutlined aria-hidden />} onClick={() => setPrinting(true)}>
          {t('submit:results.print')}
        </Button>
      </header>
      <main className="order-screen">
        <OrderView
          key={orderId}
          run={run}
          order={shown}
          actions={<SendOne run={run} order={summary} contents={told} />}
        />
      </main>
      {printing && <PrintedOrder run={run} order={shown} onPrinted={endPrint} />}
    </>
  );
}

interface NeighbourProps {
  readonly run: string;
  readonly order: number | null;
  readonly label: string;
  readonly icon: React.ReactNode;
}

function Neighbour({ run, order, label, icon }: NeighbourProps) {
  return (
    <Button
      size="small"
      icon={icon}
      aria-label={label}
      title={label}
      disabled={order === null}
      {...(order !== null && { href: linkTo('runs', run, 'orders', String(order)) })}
    />
  );
}
