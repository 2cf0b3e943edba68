import { CheckOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { CellAbove } from '#shared/contract/layouts.ts';
import type { LookedFile, LookedSheet } from '#shared/contract/look.ts';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { columnLetters } from '#shared/sheets/cell.ts';
import { useText } from '../../preferences/preferences.tsx';
import { Cards } from './cards.tsx';
import { chooseCell, chooseReading, confirmLikely, type SheetAt, type SheetDraft } from './draft.ts';
import { FurtherColumns } from './further-columns.tsx';
import { Legend } from './legend.tsx';
import { openLikely, openQuestions } from './open-questions.ts';
import { OrderPreview } from './order-preview.tsx';
import { SheetView } from './sheet-view.tsx';

interface Props {
  readonly at: SheetAt;
  /** What a look showed of the sheet; null as long as it was not looked at. */
  readonly looked: LookedSheet | null;
  readonly orders: LookedFile | null;
  readonly looking: boolean;
  readonly draft: SheetDraft | undefined;
  readonly disabled: boolean;
  readonly onDraft: (draft: SheetDraft | undefined) => void;
}

/** One sheet as it stands, what is known of its columns, what is asked about it, and the orders that come of it. */
export function SheetPage({ at: { recognised }, looked, orders, looking, draft, disabled, onDraft }: Props) {
  const t = useText();
  /** The column whose reading is shown. */
  const [column, setColumn] = useState<number | null>(null);
  /** The field that a cell above the table is being chosen for. */
  const [picking, setPicking] = useState<string | null>(null);
  const kind = findKind(draft?.kind ?? recognised.kind ?? '');
  const unused = (draft?.use ?? recognised.use) === 'ignored';
  const questions = disabled ? [] : openQuestions(recognised, draft);
  const likely = disabled ? 0 : openLikely(recognised, draft);
  const rows = looked?.rows ?? [];
  const pick = (cell: CellAbove) => {
    setPicking(null);
    onDraft(chooseCell(draft, recognised, cell));
  };
  return (
    <div className="mapping-page" data-alone={unused || undefined}>
      <div className="mapping-main">
        {!unused && recognised.beside && (
          <Alert
            type="warning"
            showIcon
            title={t('columns:beside', {
              columns: placesOf(recognised.beside.columns),
              headers: namesOf(recognised.beside.columns),
            })}
          />
        )}
        <SheetView
          kind={unused ? undefined : kind}
          recognised={recognised}
          rows={rows}
          draft={draft}
          questions={questions}
          disabled={disabled}
          shown={column}
          picking={picking}
          onShow={(index) => setColumn(index === column ? null : index)}
          onReading={(index, reading) => onDraft(chooseReading(draft, recognised, index, reading))}
          onPick={pick}
        />
        {!unused && kind && (
          <>
            <div className="mapping-legend">
              <Legend recognised={recognised} draft={draft} questions={questions} likely={likely} />
              {likely > 0 && (
                <Button icon={<CheckOutlined aria-hidden />} onClick={() => onDraft(confirmLikely(draft, recognised))}>
                  {t('columns:likely.confirm', { count: likely })}
                </Button>
              )}
            </div>
            <FurtherColumns {...{ kind, recognised, draft, disabled, onDraft }} />
            <Cards
              kind={kind}
              recognised={recognised}
              looked={looked}
              draft={draft}
              questions={questions}
              disabled={disabled}
              column={column}
              picking={picking}
              onCloseColumn={() => setColumn(null)}
              onPicking={setPicking}
              onDraft={onDraft}
              onPick={pick}
            />
          </>
        )}
      </div>
      {!unused && kind && <OrderPreview kind={kind} looked={orders} looking={looking} questions={questions} />}
    </div>
  );
}

type Beside = NonNullable<SheetRecognition['beside']>['columns'];

/** `J–R`. */
function placesOf(columns: Beside): string {
  const [first, last] = [columns[0]?.index ?? 0, columns.at(-1)?.index ?? 0];
  return `${columnLetters(first)}–${columnLetters(last)}`;
}

const mostNamed = 6;

function namesOf(columns: Beside): string {
  const names = columns.slice(0, mostNamed).map(({ header }) => header);
  return [...names, ...(columns.length > mostNamed ? ['…'] : [])].join('、');
}
