import { Button, Radio, Segmented, Select } from 'antd';
import type { HowRead } from '#shared/contract/layouts.ts';
import type { ColumnQuestion } from '#shared/contract/recognition.ts';
import { columnLetters } from '#shared/sheets/cell.ts';
import { useText } from '../../preferences/preferences.tsx';
import type { CardsProps } from './cards.tsx';
import { answerColumn, chooseReading, readingOf, type SheetDraft } from './draft.ts';
import { Effect } from './effect.tsx';
import { isAnswered } from './open-questions.ts';
import { type CardFrame, QuestionCard } from './question-card.tsx';
import { answerWords, ordersOf, partsLabel, unitColumns, unitsOf } from './readings.ts';

interface Props extends CardsProps, CardFrame {
  /** The columns: several where one answer fits all. */
  readonly indexes: readonly number[];
  /** What its cells leave open; nothing for a card that a person opened. */
  readonly asked: readonly ColumnQuestion[];
  readonly onClose?: () => void;
}

/** How the cells of one column are read: what is asked about them, or all that can be said. */
export function ColumnCard({ indexes, asked, onClose, ...props }: Props) {
  const { kind, recognised, looked, draft, disabled, onDraft, ...frame } = props;
  const t = useText();
  const columns = recognised.columns.filter(({ index }) => indexes.includes(index));
  const [column] = columns;
  if (!column) return null;
  const { index } = column;
  const name = columns.map((of) => of.header || columnLetters(of.index)).join(t('ui:list'));
  const reading = readingOf(column, draft);
  const answer = (how: HowRead) => {
    const answered = indexes.reduce<SheetDraft | undefined>(
      (changes, at) => answerColumn(changes, recognised, at, how),
      draft,
    );
    if (answered) onDraft(answered);
  };
  const [first] = asked;
  const title = first ? t(`columns:ask.${first.kind}`, { column: name }) : t('columns:column.title', { column: name });
  return (
    <QuestionCard
      {...frame}
      title={asked.length > 1 ? t('columns:ask.several', { column: name }) : title}
      onClose={onClose}
    >
      {asked.map((question) => (
        <Asked
          key={question.kind}
          question={question}
          titled={asked.length > 1}
          {...{ name, kind, disabled }}
          answer={isAnswered(question, draft) ? reading : undefined}
          onAnswer={answer}
        />
      ))}
      {asked.length === 0 && (
        <Controls {...{ kind, name, reading, disabled }} units={unitColumns(recognised.columns)} onAnswer={answer} />
      )}
      {columns.map((of) => (
        <Effect
          key={of.index}
          effect={looked?.effects.find((it) => it.index === of.index)}
          reading={readingOf(of, draft)}
          kind={kind}
        />
      ))}
      {first?.kind === 'split' && !disabled && (
        <Button
          type="link"
          size="small"
          onClick={() => onDraft(chooseReading(draft, recognised, index, { field: null }))}
        >
          {t('columns:split.not')}
        </Button>
      )}
    </QuestionCard>
  );
}

interface AskedProps {
  readonly question: ColumnQuestion;
  /** Stands beside others: it says itself what it is about. */
  readonly titled: boolean;
  readonly name: string;
  readonly kind: CardsProps['kind'];
  readonly disabled: boolean;
  /** How the column is read now, where the question is answered. */
  readonly answer: HowRead | undefined;
  readonly onAnswer: (answer: HowRead) => void;
}

/** One question with what each answer would make of the column's own cells. */
export function Asked({
  question: { kind: about, readings },
  titled,
  name,
  kind,
  disabled,
  answer,
  onAnswer,
}: AskedProps) {
  const t = useText();
  const chosen = answer && readings.findIndex((reading) => isWithin(reading.answer, answer));
  const title = t(`columns:ask.${about}`, { column: name });
  return (
    <>
      {titled && <p className="question-sub">{title}</p>}
      <Radio.Group
        className="question-options"
        aria-label={title}
        disabled={disabled}
        value={chosen}
        onChange={({ target }) => onAnswer(readings[Number(target.value)]?.answer ?? {})}
      >
        {readings.map((reading, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: answers have no name but their place, and never move
          <Radio key={at} value={at}>
            {answerWords(reading.answer, kind, t)}
            {reading.examples.map(({ typed, read }) => (
              <span key={typed} className="question-samples">
                {isOfRows(about)
                  ? t('columns:effect.blank', { row: typed, read })
                  : t('columns:effect.becomes', { typed, read })}
              </span>
            ))}
          </Radio>
        ))}
      </Radio.Group>
    </>
  );
}

/** Its examples are rows. */
function isOfRows(kind: ColumnQuestion['kind']): boolean {
  return kind === 'blanks' || kind === 'sameBox' || kind === 'merged';
}

function isWithin(answer: HowRead, reading: HowRead): boolean {
  return Object.entries(answer).every(
    ([part, value]) => JSON.stringify(reading[part as keyof HowRead]) === JSON.stringify(value),
  );
}

interface ControlsProps {
  readonly kind: CardsProps['kind'];
  readonly name: string;
  readonly reading: ReturnType<typeof readingOf>;
  /** Columns in which the unit of each row may stand. */
  readonly units: readonly string[];
  readonly disabled: boolean;
  readonly onAnswer: (answer: HowRead) => void;
}

/** Of the units: the one that stands in each row. */
const elsewhere = 'column' as const;

/** All that can be said of a column without being asked: the order of its parts, its unit, of what its numbers are. */
function Controls({ kind, name, reading, units, disabled, onAnswer }: ControlsProps) {
  const t = useText();
  const { field, fields, unit, unitFrom, per } = reading;
  const measured = field ?? fields?.find((part) => part !== null) ?? null;
  const [own, ...others] = unitsOf(measured, kind);
  const each = field !== null && kind.fields[field]?.each === true;
  const orders = fields ? ordersOf(fields) : [];
  const inColumns = unitFrom === undefined || units.includes(unitFrom) ? units : [unitFrom, ...units];
  if (reading.box) return <p className="question-hint">{t(`columns:box.${reading.box}`)}</p>;
  if (measured === null) return <p className="question-hint">{t('columns:column.unused')}</p>;
  return (
    <div className="question-controls">
      {orders.length > 0 && (
        <Select
          aria-label={t('columns:split.order', { column: name })}
          disabled={disabled}
          value={fields?.join()}
          popupMatchSelectWidth={false}
          options={orders.map((order) => ({ value: order.join(), label: partsLabel(order, kind, t) }))}
          onChange={(value) => onAnswer({ fields: orders.find((order) => order.join() === value) })}
        />
      )}
      {own && (
        <Segmented<typeof own | typeof elsewhere>
          aria-label={t('columns:unit.label', { column: name })}
          disabled={disabled}
          value={unitFrom === undefined ? (unit ?? own) : elsewhere}
          options={[
            ...[own, ...others].map((value) => ({ value, label: t(`columns:unit.${value}`) })),
            ...(inColumns.length > 0 ? [{ value: elsewhere, label: t('columns:unit.elsewhere') }] : []),
          ]}
          onChange={(value) => onAnswer(value === elsewhere ? { unitFrom: inColumns[0] } : { unit: value })}
        />
      )}
      {own && unitFrom !== undefined && (
        <Select
          aria-label={t('columns:unit.column', { column: name })}
          disabled={disabled}
          value={unitFrom}
          popupMatchSelectWidth={false}
          options={inColumns.map((value) => ({ value, label: t('columns:unit.from', { column: value }) }))}
          onChange={(value) => onAnswer({ unitFrom: value })}
        />
      )}
      {each && (
        <Segmented
          aria-label={t('columns:per.label', { column: name })}
          disabled={disabled}
          value={per ?? 'each'}
          options={(['each', 'total'] as const).map((value) => ({ value, label: t(`columns:per.${value}`) }))}
          onChange={(value) => onAnswer({ per: value })}
        />
      )}
      {!own && !each && orders.length === 0 && <p className="question-hint">{t('columns:asItStands')}</p>}
    </div>
  );
}
