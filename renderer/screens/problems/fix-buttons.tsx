import { Button, Dropdown } from 'antd';
import type { PlacedProblem } from '#shared/contract/problem.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { useText } from '../../preferences/preferences.tsx';
import type { Edits } from '../grid/use-edits.ts';

interface Props {
  readonly problem: PlacedProblem;
  readonly kind: AnyKind;
  readonly edits: Edits;
  /** How many problems of the run are like this one and can be mended the same way. */
  readonly alike: number;
  /** The text in the cell that the problem is about. */
  readonly text: string;
}

/** What mends a problem with one click: its offered fix, the same for all alike, a code for an unlisted word. */
export function FixButtons({ problem, kind, edits, alike, text }: Props) {
  const t = useText();
  const def = problem.field === null ? undefined : kind.fields[problem.field];
  if (problem.fix) {
    return (
      <>
        <Button size="small" type="primary" ghost onClick={() => edits.fix(problem.id, false)}>
          {fixLabel(problem)}
        </Button>
        {alike > 1 && (
          <Button size="small" onClick={() => edits.fix(problem.id, true)}>
            {t('ui:fix.all', { count: alike })}
          </Button>
        )}
      </>
    );
  }
  if (problem.code !== 'choice.unknown' || def?.type !== 'choice' || text === '') return null;
  const { field } = problem;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: def.choices.map(({ code, label }) => ({ key: code, label: label[t.lang] })),
        onClick: ({ key }) => void (field !== null && edits.mapChoice(field, text, key)),
      }}
    >
      <Button size="small" type="primary" ghost>
        {t('ui:fix.mapChoice', { text })}
      </Button>
    </Dropdown>
  );

  function fixLabel({ fix, field, atLine }: PlacedProblem): string {
    if (fix?.type === 'merge-lines') return t('ui:fix.merge');
    const own = fix?.cells.find((cell) => cell.field === field && cell.line === atLine) ?? fix?.cells[0];
    if (!own) return t('ui:fix.one');
    return own.value === '' ? t('ui:fix.clear') : t('ui:fix.set', { value: shorten(own.value) });
  }
}

function shorten(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
