import { Alert, type InputRef } from 'antd';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { type PlacedProblem, severity } from '#shared/contract/problem.ts';
import { type Run, shownState } from '#shared/contract/run.ts';
import type { LineFilter } from '#shared/contract/runs.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { useCall } from '../../engine/engine.tsx';
import { useKeyMap } from '../../keys/key-map.tsx';
import { useRoute } from '../../navigation/route.ts';
import { remember, remembered, useText } from '../../preferences/preferences.tsx';
import { OrderDrawer } from '../../runs/order-drawer.tsx';
import { OrderFilesDialog } from '../../runs/order-files.tsx';
import { OtherDesks } from '../../runs/other-desks.tsx';
import { hasFreight } from '../freight/freight-screen.tsx';
import type { ActiveCell } from '../grid/cells.ts';
import { gridColumns } from '../grid/columns.ts';
import { Grid, type GridHandle } from '../grid/grid.tsx';
import type { GridCommand } from '../grid/keys.ts';
import { sourcesOf } from '../grid/sources.ts';
import { useEdits } from '../grid/use-edits.ts';
import { Warehouses } from '../grid/warehouses.ts';
import { areForOrder } from '../import/window-drop.tsx';
import { HiddenCells } from '../mapping/hidden-cells.tsx';
import { OpenColumns } from '../mapping/open-columns.tsx';
import { AskWarehouse } from './ask-warehouse.tsx';
import { CellBar } from './cell-bar.tsx';
import { LinesNext, type LinesNextHandle } from './lines-next.tsx';
import { LineFilters, LineTools } from './lines-toolbar.tsx';
import { ProblemPanel } from './problem-panel.tsx';
import { ReplaceDialog } from './replace-dialog.tsx';
import { useDropOnOrder } from './use-drop-on-order.tsx';
import { useProblemNavigation } from './use-problem-navigation.ts';
import './lines-screen.css';

/** The person's own columns, or every field of the kind. */
const columnChoices = ['own', 'all'] as const;

/** The run's lines with everything that is wrong with them, to be mended here. */
export function LinesScreen({ run }: { readonly run: Run }) {
  const t = useText();
  const kind = findKind(run.kind);
  const edits = useEdits(run.id);
  const dropOnOrder = useDropOnOrder(run);
  const keys = useKeyMap();
  const grid = useRef<GridHandle>(null);
  const foot = useRef<LinesNextHandle>(null);
  const search = useRef<InputRef>(null);
  // Deferred: the first rendering is large, and is split so that the page stays responsive.
  const recognition = useDeferredValue(useCall('imports.recognition', { run: run.id }).data);
  const { data: groups = [] } = useCall('problems.groups', { run: run.id });
  const sheets = useMemo(() => (recognition ?? []).flatMap((file) => file.sheets), [recognition]);
  const sources = useMemo(() => sourcesOf(recognition ?? [], run.kind), [recognition, run.kind]);
  const linked = sheets.some(({ use }) => use === 'detail');

  // `#/runs/<id>/lines/<severity>`: the submit screen links to the lines with errors or warnings; others to those of an order, with one problem or in one state.
  const [, , , asked, key, field] = useRoute();
  const [filter, setFilter] = useState<LineFilter>(() => {
    if (asked === 'order' && key !== undefined) return { order: key };
    if (asked === 'problem' && key !== undefined) return { code: key, severity: 'error', ...(field && { field }) };
    if (asked === 'state') return { state: shownState.safeParse(key).data };
    const { data } = severity.safeParse(asked);
    return data ? { severity: data } : {};
  });
  const [allColumns, setAllColumns] = useState(() => remembered('columns', columnChoices, 'own') === 'all');
  const [groupedByHand, setGrouped] = useState<boolean | null>(null);
  const [panel, setPanel] = useState(() => window.innerWidth >= 1000);
  const [dialog, setDialog] = useState<{ readonly replaceIn: string | undefined } | null>(null);
  const [order, setOrder] = useState<number | null>(null);
  const [files, setFiles] = useState<number | null>(null);
  const { data: listed } = useCall('masterData.get', { run: run.id });
  const warehouses = useMemo(() => (listed?.warehouses ?? []).filter(({ active }) => active), [listed]);
  const grouped = groupedByHand ?? linked;
  const view = useMemo(() => ({ run: run.id, filter, grouped }), [run.id, filter, grouped]);

  const troubledFields = groups.flatMap(({ field }) => field ?? []).join(' ');
  const columns = useMemo(
    () =>
      kind
        ? gridColumns({ kind, sheets, troubled: new Set(troubledFields.split(' ')), all: allColumns, lang: t.lang })
        : [],
    [kind, sheets, troubledFields, allColumns, t.lang],
  );
  const here = useRef<ActiveCell | null>(null);
  const problemNavigation = useProblemNavigation({ view, columns, grid, onFilter: setFilter });

  if (!kind) return <Alert type="warning" showIcon banner title={t('ui:run.unknownKind')} />;
  if (!recognition) return null;

  const onCommand = (command: GridCommand, active: ActiveCell) => {
    if (command.type === 'undo') void edits.undo();
    else if (command.type === 'redo') void edits.redo();
    else if (command.type === 'search') search.current?.focus({ cursor: 'all' });
    else if (command.type === 'replace') setDialog({ replaceIn: active.column?.field });
    else if (command.type === 'help') keys.show();
    else if (command.type === 'json') setOrder(active.line?.orderId ?? null);
    else if (command.type === 'files' && kind.attachments) setFiles(active.line?.orderId ?? null);
    else if (command.type === 'problem') void problemNavigation.step(active, command.direction);
    else if (command.type === 'fix') {
      const fixable = active.line?.problems.find(({ field, fix }) => fix && field === active.column?.field);
      if (fixable) onFixed(edits.fix(fixable.id, false));
    }
  };
  /** After what mends a problem, the hand is at the next one. */
  const onFixed = (written: Promise<unknown>) =>
    void problemNavigation.goOn({ cell: here.current, written, holds: false });
  const close = () => {
    setDialog(null);
    setOrder(null);
    setFiles(null);
    grid.current?.focus();
  };

  return (
    <div className="lines-screen">
      <OpenColumns run={run} />
      <HiddenCells run={run} />
      <div className="lines-bar" role="toolbar" aria-label={t('ui:tools.label')}>
        <LineFilters
          filter={filter}
          onFilter={setFilter}
          kind={kind}
          counts={run.counts}
          target={run.target}
          groups={groups}
          search={search}
          onLeaveSearch={() => grid.current?.focus()}
        />
        <LineTools
          edits={edits}
          grouped={grouped}
          onGrouped={setGrouped}
          allColumns={allColumns}
          onAllColumns={(all) => {
            setAllColumns(all);
            remember('columns', all ? 'all' : 'own');
          }}
          fields={{ shown: columns.length, all: Object.keys(kind.fields).length }}
          panel={panel}
          onPanel={setPanel}
          onProblem={(direction) => void problemNavigation.step(here.current, direction)}
          onReplace={() => setDialog({ replaceIn: undefined })}
          onHelp={keys.show}
          more={<AskWarehouse run={run.id} />}
        />
      </div>
      <div className="lines-body">
        <div className="lines-main">
          <Warehouses value={warehouses}>
            <OtherDesks run={run}>
              <Grid
                label={t('ui:grid.label')}
                kind={kind}
                target={run.target}
                view={view}
                columns={columns}
                sources={sources}
                edits={edits}
                handle={grid}
                navigating={problemNavigation.navigating}
                onPointed={problemNavigation.stay}
                onCommand={onCommand}
                onOrder={(line) => setOrder(line.orderId)}
                onFiles={(line) => setFiles(line.orderId)}
                onDropFiles={(line, dropped) => areForOrder(dropped) && void dropOnOrder(line, dropped)}
                onProblemEdited={(edited) => void problemNavigation.goOn(edited)}
                onActive={(cell) => {
                  here.current = cell;
                }}
                onSelected={(selected) => foot.current?.select(selected)}
                about={(cell) => (
                  <CellBar cell={cell} kind={kind} sources={sources} edits={edits} groups={groups} onFixed={onFixed} />
                )}
              />
            </OtherDesks>
          </Warehouses>
        </div>
        {panel && (
          <ProblemPanel
            run={run.id}
            kind={kind}
            sources={sources}
            groups={groups}
            edits={edits}
            onFixed={onFixed}
            filter={filter}
            onFilter={setFilter}
            onGoTo={(problem: PlacedProblem) => void problemNavigation.goTo(problem)}
          />
        )}
      </div>
      <LinesNext
        run={run}
        columns={columns}
        handle={foot}
        hasFreight={hasFreight(run)}
        onProblem={() => void problemNavigation.step(here.current, 'next', 'error')}
      />
      <OrderDrawer run={run} order={order} onClose={close} />
      <OrderFilesDialog run={run} order={files} onClose={close} />
      <ReplaceDialog
        open={dialog !== null}
        field={dialog?.replaceIn}
        onClose={close}
        columns={columns}
        filter={filter}
        edits={edits}
      />
    </div>
  );
}
