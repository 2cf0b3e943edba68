import { Empty, Flex, Typography } from 'antd';
import { useState } from 'react';
import type { PlacedProblem, ProblemGroup } from '#shared/contract/problem.ts';
import type { LineFilter } from '#shared/contract/runs.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { useText } from '../../preferences/preferences.tsx';
import type { Sources } from '../grid/sources.ts';
import type { Edits } from '../grid/use-edits.ts';
import { GroupItem } from './group-item.tsx';
import './problem-panel.css';

interface Props {
  readonly run: string;
  readonly kind: AnyKind;
  readonly sources: Sources;
  readonly groups: readonly ProblemGroup[];
  readonly edits: Edits;
  readonly filter: LineFilter;
  readonly onFilter: (filter: LineFilter) => void;
  readonly onGoTo: (problem: PlacedProblem) => void;
}

/** Everything that is wrong, problems alike together; each leads to its cell. */
export function ProblemPanel({ run, kind, sources, groups, edits, filter, onFilter, onGoTo }: Props) {
  const t = useText();
  const [open, setOpen] = useState<string | null>(null);
  const shown = groups.filter(({ severity }) => severity !== 'info');
  const notes = groups.filter(({ severity }) => severity === 'info');
  const item = (group: ProblemGroup) => {
    const id = JSON.stringify([group.severity, group.code, group.field]);
    const filtered = filter.code === group.code && (filter.field ?? null) === group.field;
    return (
      <GroupItem
        key={id}
        run={run}
        kind={kind}
        sources={sources}
        group={group}
        edits={edits}
        open={open === id}
        onOpen={(opened) => setOpen(opened ? id : null)}
        filtered={filtered}
        onFilter={() => {
          const { code: _, field: __, severity: ___, ...rest } = filter;
          onFilter(
            filtered ? rest : { ...rest, code: group.code, ...(group.field !== null && { field: group.field }) },
          );
        }}
        onGoTo={onGoTo}
      />
    );
  };
  return (
    <aside className="problem-panel" aria-label={t('ui:problems.title')}>
      <Flex justify="space-between" align="baseline" className="problem-panel-head">
        <Typography.Title level={2} style={{ fontSize: 14, margin: 0 }}>
          {t('ui:problems.title')}
        </Typography.Title>
      </Flex>
      {shown.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('ui:problems.none')} />}
      <ul>{shown.map(item)}</ul>
      {notes.length > 0 && (
        <>
          <Typography.Title level={3} className="problem-panel-notes">
            {t('ui:problems.notes')}
          </Typography.Title>
          <ul>{notes.map(item)}</ul>
        </>
      )}
    </aside>
  );
}
