import { DownOutlined, FilterFilled, FilterOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import type { PlacedProblem, ProblemGroup } from '#shared/contract/problem.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import { useEngine } from '../../engine/engine-provider.tsx';
import { useCall } from '../../engine/use-call.ts';
import { useTellFailure } from '../../engine/use-tell-failure.ts';
import { useText } from '../../preferences/preferences.tsx';
import type { Sources } from '../grid/sources.ts';
import type { Edits } from '../grid/use-edits.ts';
import { PickAttachments } from './pick-attachments.tsx';
import { SeverityIcon } from './problem-words.tsx';

interface Props {
  readonly run: string;
  readonly kind: AnyKind;
  readonly sources: Sources;
  readonly group: ProblemGroup;
  readonly edits: Edits;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  /** The grid shows only the lines of this group. */
  readonly filtered: boolean;
  readonly onFilter: () => void;
  readonly onGoTo: (problem: PlacedProblem) => void;
}

const step = 50;

/** Problems alike: how many, an example, what mends them all; opened, each one. */
export function GroupItem({ run, kind, sources, group, edits, open, onOpen, filtered, onFilter, onGoTo }: Props) {
  const t = useText();
  const engine = useEngine();
  const tellFailure = useTellFailure();
  const { code, severity, field, count, fixable } = group;
  const [limit, setLimit] = useState(step);
  const query = { run, code, severity, limit, ...(field !== null && { field }) };
  const { data } = useCall('problems.window', query, { enabled: open });
  const items = open ? (data?.items ?? []).filter((problem) => problem.field === field) : [];
  const goToFirst = async () => {
    try {
      const { items: found } = await engine.call('problems.window', query);
      const example = found.find((problem) => problem.field === field);
      if (example) onGoTo(example);
    } catch (error) {
      tellFailure(error);
    }
  };
  const label = field === null ? t('ui:problems.whole') : (kind.fields[field]?.label[t.lang] ?? field);
  const [first] = items;
  const source = ({ file, sheet }: PlacedProblem) => {
    const name = sources.named(file, sheet);
    return name === undefined ? null : <span className="problem-place">{name}</span>;
  };
  return (
    <li className="problem-group">
      <div className="problem-group-head">
        <button type="button" aria-expanded={open} onClick={() => onOpen(!open)}>
          {open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
          <SeverityIcon severity={severity} />
          <strong>{label}</strong>
          <span className="problem-count">{count}</span>
        </button>
        <Tooltip title={filtered ? t('ui:problems.unfilter') : t('ui:problems.filter')}>
          <Button
            type="text"
            size="small"
            aria-pressed={filtered}
            aria-label={filtered ? t('ui:problems.unfilter') : t('ui:problems.filter')}
            icon={filtered ? <FilterFilled aria-hidden /> : <FilterOutlined aria-hidden />}
            onClick={onFilter}
          />
        </Tooltip>
      </div>
      {!open && (
        <button type="button" className="problem-example" title={t('ui:problems.first')} onClick={goToFirst}>
          <span>{renderProblem(t, kind, group)}</span>
        </button>
      )}
      {code === 'attachment.notFound' && <PickAttachments run={run} />}
      {open && fixable > 1 && first && (
        <Button
          size="small"
          block
          onClick={() => {
            const offered = items.find(({ fix }) => fix);
            if (offered) void edits.fix(offered.id, true);
          }}
        >
          {t('ui:fix.all', { count: fixable })}
        </Button>
      )}
      {open && (
        <ul className="problem-items">
          {items.map((problem) => (
            <li key={problem.id}>
              <button type="button" onClick={() => onGoTo(problem)}>
                <span className="problem-place">
                  {source(problem)}
                  {t('ui:problems.place', { row: problem.row ?? '–', order: problem.order ?? '–' })}
                </span>
                {renderProblem(t, kind, problem)}
              </button>
            </li>
          ))}
          {count > limit && (
            <li>
              <Button type="link" size="small" onClick={() => setLimit(Math.min(limit + step * 4, 1000))}>
                {t('ui:problems.more', { count: count - limit })}
              </Button>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}
