import { CheckOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type RefObject, useEffect, useImperativeHandle, useState } from 'react';
import type { Run } from '#shared/contract/run.ts';
import { NextBar } from '../../components/next-bar.tsx';
import { goTo } from '../../navigation/route.ts';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';
import { continuedAt } from '../../runs/continued-at.ts';
import { freshCount } from '../../runs/order-states.ts';
import type { GridColumn } from '../grid/columns.ts';
import type { SelectedRange } from '../grid/grid.tsx';
import { cellCount } from '../grid/selection.ts';
import { type SelectionSums, selectionSums } from '../grid/selection-sums.ts';
import { maxCells } from '../grid/use-edits.ts';

/** Told of the selection apart from the screen, which is not drawn anew for it. */
export interface LinesNextHandle {
  select(selected: SelectedRange): void;
}

interface Props {
  readonly run: Run;
  readonly columns: readonly GridColumn[];
  readonly handle: RefObject<LinesNextHandle | null>;
  /** The run's kind has prices to look at before it is sent. */
  readonly hasFreight: boolean;
  readonly onProblem: () => void;
}

/** Under the grid: what is selected, what can be sent, and the next step: the next mistake, or on with the whole ones. */
export function LinesNext({ run, columns, handle, hasFreight, onProblem }: Props) {
  const t = useText();
  const { counts } = run;
  const ready = freshCount(run);
  const sent = continuedAt(run);
  const done = counts.errors === 0 && counts.incomplete === 0;
  const send = () => goTo('runs', run.id, 'submit');
  const step = nextStep();
  return (
    <NextBar {...step} good={done && ready > 0}>
      <SelectionWords columns={columns} handle={handle} />
      <span role="status" className="next-bar-state">
        {standing()}
      </span>
    </NextBar>
  );

  function standing() {
    if (done && ready > 0) {
      return (
        <>
          <CheckOutlined aria-hidden /> {t('ui:next.allReady', { count: ready })}
        </>
      );
    }
    const open = counts.incomplete > 0 ? t('ui:next.incomplete', { count: counts.incomplete }) : '';
    return [t('ui:next.ready', { count: ready }), open].filter(Boolean).join(t('ui:next.and'));
  }

  function nextStep(): Pick<Parameters<typeof NextBar>[0], 'words' | 'keyName' | 'beside' | 'onPress'> {
    if (counts.errors > 0) {
      return {
        words: t('ui:next.problem', { count: counts.errors }),
        keyName: 'F8',
        onPress: onProblem,
        beside: ready > 0 && <Button onClick={send}>{t('ui:next.sendFirst', { count: ready })}</Button>,
      };
    }
    if (ready === 0 && sent !== null) {
      return { words: t(`ui:next.${sent}`), onPress: () => goTo('runs', run.id, sent) };
    }
    if (!hasFreight) return { words: t('ui:next.send', { count: ready }), onPress: send };
    return {
      words: t('ui:next.freight'),
      onPress: () => goTo('runs', run.id, 'freight'),
      beside: <Button onClick={send}>{t('ui:next.sendNow', { count: ready })}</Button>,
    };
  }
}

/** What the selected cells come to; nothing while it is only one. */
function SelectionWords({ columns, handle }: Pick<Props, 'columns' | 'handle'>) {
  const t = useText();
  const { exact } = useFormat();
  const [selected, select] = useState<SelectedRange | null>(null);
  const [sums, setSums] = useState<SelectionSums | null>(null);
  useImperativeHandle(handle, () => ({ select }), []);
  useEffect(() => {
    setSums(null);
    if (!selected) return;
    const { range, fetch } = selected;
    const count = cellCount(range);
    if (count === 1 || count > maxCells) return;
    let left = false;
    const shown = columns.slice(range.left, range.right + 1);
    fetch(range.top, range.bottom - range.top + 1).then(
      (lines) => {
        if (left) return;
        const cells = shown.map(({ field, def }) => ({
          def,
          texts: lines.map((line) => line.cells[field]?.text ?? ''),
        }));
        setSums(selectionSums(cells));
      },
      // The grid tells what could not be read.
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [selected, columns]);
  if (!selected || cellCount(selected.range) === 1) return null;
  return (
    <span className="selection-words">
      <span>{t('ui:selected.cells', { count: cellCount(selected.range) })}</span>
      {sums && 'distinct' in sums && (
        <span>{t('ui:selected.distinct', { filled: sums.filled, count: sums.distinct })}</span>
      )}
      {sums &&
        'numbers' in sums &&
        (['sum', 'mean', 'min', 'max'] as const).map((which) => (
          <span key={which}>
            {t(`ui:selected.${which}`)} <b>{exact(sums.numbers[which])}</b>
          </span>
        ))}
    </span>
  );
}
