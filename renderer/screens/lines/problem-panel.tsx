import {
  DownOutlined,
  FileAddOutlined,
  FilterFilled,
  FilterOutlined,
  FolderOpenOutlined,
  RightOutlined,
} from '@ant-design/icons';
import { Button, Empty, Flex, Tooltip, Typography } from 'antd';
import { useState } from 'react';
import type { PlacedProblem, ProblemGroup } from '#shared/contract/problem.ts';
import type { LineFilter } from '#shared/contract/runs.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import { SeverityIcon } from '../../components/problem-list.tsx';
import { useCall, useEngine, useHost, useTellFailure } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';
import { useAttach } from '../../runs/use-attach.tsx';
import type { Sources } from '../grid/sources.ts';
import type { Edits } from '../grid/use-edits.ts';
import { FixAlike } from './choose-scope.tsx';
import './problem-panel.css';

interface Props {
  readonly run: string;
  readonly kind: AnyKind;
  readonly sources: Sources;
  readonly groups: readonly ProblemGroup[];
  readonly edits: Edits;
  /** Told of everything that mends a problem here. */
  readonly onFixed: (written: Promise<unknown>) => void;
  readonly filter: LineFilter;
  readonly onFilter: (filter: LineFilter) => void;
  readonly onGoTo: (problem: PlacedProblem) => void;
}

/** All problems of the run, grouped; each leads to its cell. */
export function ProblemPanel({ run, kind, sources, groups, edits, onFixed, filter, onFilter, onGoTo }: Props) {
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
        onFixed={onFixed}
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

interface GroupItemProps {
  readonly run: string;
  readonly kind: AnyKind;
  readonly sources: Sources;
  readonly group: ProblemGroup;
  readonly edits: Edits;
  /** Told of everything that mends a problem here. */
  readonly onFixed: (written: Promise<unknown>) => void;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  /** The grid shows only the lines of this group. */
  readonly filtered: boolean;
  readonly onFilter: () => void;
  readonly onGoTo: (problem: PlacedProblem) => void;
}

const step = 50;

/** A group of equal problems: how many, an example, what mends them all; opened, each one. */
function GroupItem({
  run,
  kind,
  sources,
  group,
  edits,
  onFixed,
  open,
  onOpen,
  filtered,
  onFilter,
  onGoTo,
}: GroupItemProps) {
  const t = useText();
  const engine = useEngine();
  const tellFailure = useTellFailure();
  const { code, severity, field, count, fixable } = group;
  const [limit, setLimit] = useState(step);
  const query = { run, code, severity, limit, ...(field !== null && { field }) };
  // A country's name means the same everywhere: that of one cell, such as one above the table, is remembered, too.
  const mends = fixable > 1 || (fixable === 1 && code === 'country.unknown');
  const { data } = useCall('problems.window', open ? query : { ...query, limit: 1 }, { enabled: open || mends });
  const found = (data?.items ?? []).filter((problem) => problem.field === field);
  const items = open ? found : [];
  const offered = found.find(({ fix }) => fix);
  const goToFirst = async () => {
    try {
      const window = await engine.call('problems.window', query);
      const example = window.items.find((problem) => problem.field === field);
      if (example) onGoTo(example);
    } catch (error) {
      tellFailure(error);
    }
  };
  const exampleOf = ({ fix, atLine }: PlacedProblem) => {
    const cell = fix?.cells.find((one) => one.line === atLine && one.field === field);
    return cell && cell.value !== '' && <span className="problem-place">{t('ui:fix.example', cell)}</span>;
  };
  const label = field === null ? t('ui:problems.whole') : (kind.fields[field]?.label[t.lang] ?? field);
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
      {mends && offered && (
        <div className="problem-mend">
          <FixAlike problem={offered} count={fixable} edits={edits} onFixed={onFixed} />
          {exampleOf(offered)}
        </div>
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

/** Picks attachments that were not found: single files, or the folder they are in. */
export function PickAttachments({ run }: { readonly run: string }) {
  const t = useText();
  const host = useHost();
  const { attach, working } = useAttach();
  const pick = (type: 'files' | 'folder') => void attach(run, host.pickFiles(crypto.randomUUID(), type));
  return (
    <Flex gap={6} wrap className="problem-attach">
      <Button size="small" icon={<FileAddOutlined aria-hidden />} loading={working} onClick={() => pick('files')}>
        {t('ui:attach.files')}
      </Button>
      <Button size="small" icon={<FolderOpenOutlined aria-hidden />} disabled={working} onClick={() => pick('folder')}>
        {t('ui:attach.folder')}
      </Button>
    </Flex>
  );
}
