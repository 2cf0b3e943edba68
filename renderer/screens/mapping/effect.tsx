import { CheckOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import type { ColumnReading } from '#shared/contract/layouts.ts';
import type { ColumnEffect } from '#shared/contract/look.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { useText } from '../../preferences/preferences.tsx';

interface Props {
  /** None as long as it was not looked at, or where the column fills nothing. */
  readonly effect: ColumnEffect | undefined;
  readonly reading: ColumnReading;
  readonly kind: AnyKind;
}

/** What the column's own cells come to. */
export function Effect({ effect, reading, kind }: Props) {
  const t = useText();
  if (!effect || effect.filled === 0) return null;
  const fields = (reading.fields ?? [reading.field]).filter((field) => field !== null);
  const label = (field: string) => kind.fields[field]?.label[t.lang] ?? field;
  const { wrong, filled, misfits, examples } = effect;
  return (
    <div className="effect" role="status">
      {examples.map(({ row, typed, read }) => (
        <div key={typed}>
          <span className="effect-row">{t('columns:effect.row', { row })}</span> {typed}
          {fields.some((field) => read[field] !== typed) && (
            <>
              {' → '}
              {fields.map((field) => (
                <span key={field} className="effect-part">
                  {fields.length > 1 && label(field)} <b>{read[field] || '–'}</b>
                </span>
              ))}
              {kind.fields[fields[0] ?? '']?.unit}
            </>
          )}
        </div>
      ))}
      {wrong === 0 ? (
        <div className="effect-good">
          <CheckOutlined aria-hidden /> {t('columns:effect.good', { count: filled })}
        </div>
      ) : (
        <div className="effect-bad">
          <ExclamationCircleOutlined aria-hidden /> {t('columns:effect.bad', { count: wrong })}
          {misfits.map(({ row, typed }) => t('columns:effect.misfit', { row, typed })).join(t('ui:list'))}
        </div>
      )}
    </div>
  );
}
