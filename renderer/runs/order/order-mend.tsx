import { Button, Flex, Input, Select } from 'antd';
import { useState } from 'react';
import type { OrderContents } from '#shared/contract/order-contents.ts';
import type { PlacedProblem } from '#shared/contract/problem.ts';
import type { Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import type { Field } from '#shared/sheets/field.ts';
import { ProblemList } from '../../components/problem-list.tsx';
import { useAction } from '../../engine/engine.tsx';
import { linkTo } from '../../navigation/route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { isLocked } from '../order-states.ts';

interface Props {
  readonly run: Run;
  readonly contents: OrderContents;
  readonly order: { readonly key: string; readonly state: Parameters<typeof isLocked>[0] };
}

/** What is wrong with one order, each with its cell to be changed on the spot; what was typed is saved as one step of undo. */
export function OrderMend({ run, contents, order }: Props) {
  const t = useText();
  const kind = findKind(run.kind);
  const apply = useAction('edits.apply');
  const fix = useAction('edits.fix');
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const wrong = contents.problems.filter(({ severity }) => severity === 'error');
  if (wrong.length === 0 || isLocked(order.state)) return null;
  // Several problems of one cell have one input.
  const cells = [...Map.groupBy(wrong, placeOf)];
  const changed = cells.flatMap(([place, [problem]]) => {
    const value = typed.get(place);
    if (value === undefined || problem?.field == null || problem.atLine === null) return [];
    return value === textAt(contents, problem) ? [] : [{ line: problem.atLine, field: problem.field, value }];
  });
  const save = () =>
    apply.mutate({ run: run.id, cells: changed, wholeOrders: true }, { onSuccess: () => setTyped(new Map()) });
  return (
    <form
      className="order-panel order-mend"
      aria-label={t('orderPage:mend.title', { count: wrong.length })}
      onSubmit={(event) => {
        event.preventDefault();
        if (changed.length > 0) save();
      }}
    >
      <header>
        <h2>{t('orderPage:mend.title', { count: wrong.length })}</h2>
        <a className="order-panel-action" href={linkTo('runs', run.id, 'lines', 'order', order.key)}>
          {t('orderPage:mend.grid')}
        </a>
      </header>
      {cells.map(([place, problems]) => {
        const [first] = problems;
        if (!first) return null;
        const offered = problems.find(({ fix: found }) => found);
        return (
          <div key={place}>
            <ProblemList kind={kind} problems={problems} />
            <Flex gap={8} wrap align="center">
              {first.field !== null && kind?.fields[first.field] && first.atLine !== null && (
                <CellInput
                  field={kind.fields[first.field]}
                  label={t('orderPage:mend.place', { row: first.row ?? '', field: first.column })}
                  value={typed.get(place) ?? textAt(contents, first)}
                  onChange={(value) => setTyped(new Map(typed).set(place, value))}
                />
              )}
              {offered && (
                <Button
                  loading={fix.isPending}
                  onClick={() => fix.mutate({ run: run.id, problem: offered.id, like: false })}
                >
                  {fixWords(t, offered)}
                </Button>
              )}
            </Flex>
          </div>
        );
      })}
      <Button type="primary" htmlType="submit" disabled={changed.length === 0} loading={apply.isPending}>
        {t('orderPage:mend.save')}
      </Button>
    </form>
  );
}

const placeOf = ({ id, atLine, field }: PlacedProblem) => (field === null ? `problem ${id}` : `${atLine} ${field}`);

/** What stands in the cell now, as it was typed. */
function textAt({ values, lines }: OrderContents, { atLine, field }: PlacedProblem): string {
  const own = lines.items.find(({ line }) => line === atLine)?.values ?? [];
  return [...own, ...values].find((value) => value.field === field)?.text ?? '';
}

function fixWords(t: ReturnType<typeof useText>, { fix, atLine, field }: PlacedProblem): string {
  if (fix?.type === 'merge-lines') return t('ui:fix.merge');
  const cell = fix?.cells.find((each) => each.line === atLine && each.field === field);
  if (!cell) return t('ui:fix.one');
  return cell.value === '' ? t('ui:fix.clear') : t('ui:fix.set', { value: cell.value });
}

interface CellInputProps {
  readonly field: Field | undefined;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function CellInput({ field, label, value, onChange }: CellInputProps) {
  const t = useText();
  if (field?.type === 'choice' && !field.open) {
    const known = field.choices.some(({ code }) => code === value);
    return (
      <Select
        aria-label={label}
        style={{ minWidth: 240 }}
        value={known ? value : null}
        placeholder={value}
        onChange={onChange}
        options={field.choices.map(({ code, label: words }) => ({ value: code, label: words[t.lang] }))}
      />
    );
  }
  return (
    <Input.TextArea
      autoSize
      aria-label={label}
      placeholder={label}
      style={{ width: 360, maxWidth: '100%' }}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      onPressEnter={(event) => {
        if (event.shiftKey) return;
        event.preventDefault();
        event.currentTarget.form?.requestSubmit();
      }}
    />
  );
}
