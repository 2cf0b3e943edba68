import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { LookedFile, LookedOrder } from '#shared/contract/look.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { useText } from '../../preferences/preferences.tsx';
import type { Question } from './open-questions.ts';
import { sidesOf } from './readings.ts';
import './order-preview.css';

interface Props {
  readonly kind: AnyKind;
  readonly looked: LookedFile | null;
  readonly looking: boolean;
  readonly questions: readonly Question[];
}

/** Lines of an order that are drawn; the others are counted. */
const most = 4;

/** The orders that come of the sheet as it is explained so far, one at a time; drawn anew after each answer. */
export function OrderPreview({ kind, looked, looking, questions }: Props) {
  const t = useText();
  const [at, setAt] = useState(0);
  const orders = looked?.orders ?? [];
  const shown = Math.min(at, Math.max(orders.length - 1, 0));
  const order = orders[shown];
  const missing = questions.flatMap((question) => (question.type === 'missing' ? [question.field] : []));
  return (
    <aside className="order-preview" aria-labelledby="order-preview" aria-busy={looking}>
      <h3 id="order-preview">{t('columns:preview.title', { at: shown + 1 })}</h3>
      <div className="order-preview-body" aria-live="polite">
        {order ? (
          <PreviewedOrder kind={kind} order={order} />
        ) : (
          <p>{t(looked ? 'columns:preview.none' : 'columns:preview.reading')}</p>
        )}
        {looked && missing.length > 0 && (
          <p className="order-preview-open">
            {t('columns:preview.open', {
              fields: missing.map((field) => kind.fields[field]?.label[t.lang] ?? field).join(t('ui:list')),
            })}
          </p>
        )}
        {looked && orders.length > 0 && (
          <div className="order-preview-foot">
            <span>
              {looked.beginning
                ? t('columns:preview.beginning', { count: looked.lineCount })
                : t('columns:preview.count', { count: looked.orderCount })}
            </span>
            <span className="order-preview-paging">
              <Button
                size="small"
                aria-label={t('columns:preview.previous')}
                icon={<LeftOutlined aria-hidden />}
                disabled={shown === 0}
                onClick={() => setAt(shown - 1)}
              />
              {shown + 1} / {orders.length}
              <Button
                size="small"
                aria-label={t('columns:preview.next')}
                icon={<RightOutlined aria-hidden />}
                disabled={shown >= orders.length - 1}
                onClick={() => setAt(shown + 1)}
              />
            </span>
          </div>
        )}
      </div>
    </aside>
  );
}

function PreviewedOrder({ kind, order: { key, lines } }: { readonly kind: AnyKind; readonly order: LookedOrder }) {
  const t = useText();
  const head = new Map<string, string>();
  for (const { cells } of lines) {
    for (const [field, text] of Object.entries(cells)) {
      const isOwn = kind.fields[field]?.level === 'order' && !kind.key.includes(field);
      if (isOwn && text !== '' && !head.has(field)) head.set(field, text);
    }
  }
  const details = lines.filter(({ part }) => part !== 'order');
  const inOrder = Object.keys(kind.fields).filter((field) => head.has(field));
  return (
    <>
      <p className="order-preview-key">{key}</p>
      <dl>
        {inOrder.map((field) => (
          <div key={field}>
            <dt>{kind.fields[field]?.label[t.lang]}</dt>
            <dd>{head.get(field)}</dd>
          </div>
        ))}
      </dl>
      {details.slice(0, most).map((line) => (
        <PreviewedLine key={`${line.sheet} ${line.row}`} kind={kind} line={line} />
      ))}
      {details.length > most && (
        <p className="order-preview-more">{t('columns:preview.more', { count: details.length - most })}</p>
      )}
    </>
  );
}

/** A number that does not say itself what it is in. */
const isBare = (text: string) => /^\d+(?:\.\d+)?$/.test(text);

function PreviewedLine({
  kind,
  line: { row, cells },
}: {
  readonly kind: AnyKind;
  readonly line: LookedOrder['lines'][number];
}) {
  const t = useText();
  const sides = sidesOf(kind) ?? [];
  const size = sides.map((field) => cells[field] ?? '');
  const whole = size.length === 3 && size.every((text) => text !== '');
  const facts = Object.entries(kind.fields).filter(
    ([field, { level }]) => level === 'line' && (cells[field] ?? '') !== '' && !(whole && sides.includes(field)),
  );
  return (
    <div className="order-preview-line">
      <span className="order-preview-row">{t('columns:effect.row', { row })}</span>
      <span>
        {whole && (
          <b>{size.every(isBare) ? t('columns:preview.size', { size: size.join(' × ') }) : size.join(' × ')}</b>
        )}
        {facts.map(([field, { label, unit }]) => (
          <span key={field} className="order-preview-fact">
            {label[t.lang]} <b>{cells[field]}</b>
            {isBare(cells[field] ?? '') && unit}
          </span>
        ))}
      </span>
    </div>
  );
}
