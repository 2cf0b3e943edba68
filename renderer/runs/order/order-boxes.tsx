import { BarcodeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { OrderBox, OrderContents } from '#shared/contract/order-contents.ts';
import { linkTo } from '../../navigation/route.ts';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { BoxDrawing, type BoxSize, scaleOf } from './box-drawing.tsx';

/** Drawn at once; an order of hundreds of kinds of boxes shows the rest when asked. */
const SHOWN = 24;

interface Props {
  readonly boxes: NonNullable<OrderContents['boxes']>;
  readonly run: string;
  readonly orderKey: string;
}

/** The order's boxes, drawn to one scale, with weight, size and what is in them. */
export function OrderBoxes({ boxes, run, orderKey }: Props) {
  const t = useText();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const shown = all ? boxes.types : boxes.types.slice(0, SHOWN);
  const scale = scaleOf(boxes.types.flatMap((box) => sizeOf(box) ?? []));
  const more = boxes.types.length - shown.length;
  return (
    <section className="order-panel" aria-label={t('orderPage:boxes.scale')}>
      <header>
        <h2>{t('orderPage:boxes.title', { boxes: format.number(boxes.boxes), units: format.number(boxes.units) })}</h2>
        <span className="order-hint">
          {t('orderPage:boxes.sums', { kg: format.exact(boxes.kg), m3: format.number(Number(boxes.m3), 3) })} ·{' '}
          {t('orderPage:boxes.scale')}
        </span>
        <a className="order-panel-action" href={linkTo('runs', run, 'labels', orderKey)}>
          <BarcodeOutlined aria-hidden /> {t('orderPage:boxes.labels')}
        </a>
      </header>
      {boxes.incomplete.length > 0 && (
        <p className="order-warning">{t('orderPage:boxes.incomplete', { count: boxes.incomplete.length })}</p>
      )}
      <ul className="order-boxes">
        {shown.map((box) => (
          <Box key={box.boxNo} box={box} scale={scale} />
        ))}
      </ul>
      {more > 0 && (
        <Button type="link" onClick={() => setAll(true)}>
          {t('orderPage:boxes.more', { count: more })}
        </Button>
      )}
    </section>
  );
}

function Box({ box, scale }: { readonly box: OrderBox; readonly scale: number }) {
  const t = useText();
  const format = useFormat();
  const size = sizeOf(box);
  const sizeWords =
    box.lengthCm !== null && box.widthCm !== null && box.heightCm !== null
      ? t('orderPage:box.size', { length: box.lengthCm, width: box.widthCm, height: box.heightCm })
      : t('orderPage:box.noSize');
  return (
    <li>
      <div className="order-box-head">
        <div>
          <b>{box.boxNo === '' ? t('orderPage:box.none') : t('orderPage:box.title', { boxNo: box.boxNo })}</b>{' '}
          {box.count > 0 && <span className="order-hint">× {format.number(box.count)}</span>}
          <div className="order-hint">{sizeWords}</div>
          <div>
            {box.weightKg === null
              ? t('orderPage:box.noWeight')
              : t('orderPage:box.weight', { kg: format.exact(box.weightKg) })}
          </div>
        </div>
        {size && <BoxDrawing size={size} scale={scale} label={sizeWords} />}
      </div>
      <ul className="order-goods">
        {box.contents.map(({ sku, pieces }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two rows may name one SKU
          <li key={at}>
            <span className="order-code">{sku}</span>
            <span>
              {t('orderPage:box.pieces', { count: pieces })}
              {box.count > 1 && ` ${t('orderPage:box.perBox')}`}
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}

/** For drawing only: the exact decimals are what is shown. */
function sizeOf({ lengthCm, widthCm, heightCm }: OrderBox): BoxSize | undefined {
  if (lengthCm === null || widthCm === null || heightCm === null) return undefined;
  return { length: Number(lengthCm), width: Number(widthCm), height: Number(heightCm) };
}
