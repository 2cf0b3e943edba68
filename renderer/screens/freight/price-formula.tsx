import { Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Quote } from '#shared/contract/freight.ts';
import type { Run } from '#shared/contract/run.ts';
import type { Output } from '#shared/contract.ts';
import type { Translate } from '#shared/text/index.ts';
import { useCall } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';

interface WhyProps {
  readonly run: Run;
  /** Id of the order. */
  readonly order: number;
  readonly divisor: number;
  /** Absent where only the weight is asked about. */
  readonly quote?: Quote;
  /** What the reckoning is shown at. */
  readonly children: ReactNode;
}

/** A weight or price that says, when it is pointed at or has the focus, how it comes about: box by box, then step by step. */
export function Why({ run, order, divisor, quote, children }: WhyProps) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const { data } = useCall('freight.explain', { run: run.id, order, divisor }, { enabled: open });
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger={['hover', 'focus', 'click']}
      title={t('freightUi:why.title')}
      content={
        data && (
          <ol className="freight-why">
            {[...weightLines(t, data, divisor), ...(quote ? priceLines(t, quote) : [])].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        )
      }
    >
      <button type="button" className="freight-asks">
        {children}
      </button>
    </Popover>
  );
}

/** Boxes named one by one; of more, the others follow from the sum. */
const MOST_BOXES = 12;

/** How an order's weight comes about, a step a line. Pure. */
export function weightLines(t: Translate, explained: Output<'freight.explain'>, divisor: number): readonly string[] {
  const { actualKg, volumetricKg, chargeableKg, boxTypes } = explained;
  const of = (value: string | null) => value ?? '?';
  return [
    t('freightUi:why.actual', { kg: actualKg }),
    t('freightUi:why.volumetric', { kg: volumetricKg, divisor }),
    ...boxTypes.slice(0, MOST_BOXES).map((box) =>
      t('freightUi:why.box', {
        ...{ boxNo: box.boxNo || '-', count: box.count, divisor },
        ...{ length: of(box.lengthCm), width: of(box.widthCm), height: of(box.heightCm) },
        ...{ actual: of(box.actualKg), volumetric: of(box.volumetricKg), chargeable: of(box.chargeableKg) },
      }),
    ),
    ...(boxTypes.length > MOST_BOXES ? ['…'] : []),
    t('freightUi:why.sum', { kg: chargeableKg }),
  ];
}

/** How a price comes about from the weight, a step a line. Pure. */
export function priceLines(t: Translate, quote: Quote): readonly string[] {
  const { amount, currency, chargeableKg: kg, basis, minimum, inBase, source, sheet, row } = quote;
  const { stepKg: step, price, freight, fuel } = basis;
  return [
    step === null ? t('freightUi:why.noStep') : t('freightUi:why.step', { step, kg }),
    'flat' in price
      ? t('freightUi:why.flat', { freight, currency })
      : t('freightUi:why.perKg', { kg, price: price.perKg, freight, currency }),
    ...(minimum ? [t('freightUi:why.minimum', { minimum: basis.minimum ?? '', currency })] : []),
    fuel === null || fuel === '0'
      ? t('freightUi:why.amount', { amount, currency })
      : t('freightUi:why.fuel', { fuel, amount, currency }),
    ...(inBase ? [t('freightUi:why.inBase', inBase)] : []),
    t('freightUi:why.from', { source, sheet, row }),
  ];
}
