import { Alert, Spin } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import type { Run } from '#shared/contract/run.ts';
import { useCall } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';
import { sentCount } from '../../runs/order-states.ts';
import { choicesOf, confirmLikely, type Draft, type SheetAt, type SheetDraft, sheetId } from './draft.ts';
import { MappingNext } from './mapping-next.tsx';
import { hasSameHeader, openLikely, openQuestions } from './open-questions.ts';
import { SheetPage } from './sheet-page.tsx';
import { SheetSettings } from './sheet-settings.tsx';
import { SkippedRows } from './skipped-rows.tsx';
import { useGoOn } from './use-go-on.ts';
import { useRemap } from './use-remap.tsx';
import './mapping-screen.css';

/** Where a stranger's workbook is explained: each sheet as it stands, what its columns are, and what only a person knows. */
export function MappingScreen({ run }: { readonly run: Run }) {
  const t = useText();
  // Deferred: a wide sheet has many selects, which are drawn in slices.
  const files = useDeferredValue(useCall('imports.recognition', { run: run.id }).data);
  const [draft, setDraft] = useState<Draft>(new Map());
  const [chosen, setChosen] = useState<string | null>(null);
  const { remap, working } = useRemap(run);
  const { goOn, confirming } = useGoOn(run);
  const sheets = useMemo<SheetAt[]>(
    () => (files ?? []).flatMap(({ file, sheets: all }) => all.map((recognised) => ({ file, recognised }))),
    [files],
  );
  const current = sheets.find((at) => sheetId(at) === chosen) ?? firstToShow(sheets);
  const choices = useMemo(() => choicesOf(run.kind, sheets, draft), [run.kind, sheets, draft]);
  const file = current?.file ?? 0;
  const { data: look, isFetching: looking } = useCall(
    'imports.look',
    { run: run.id, file, choices: choices.filter((choice) => choice.file === file) },
    { enabled: current !== undefined },
  );
  if (!files) return <Spin />;
  if (!current) return null;

  const sent = sentCount(run.counts) > 0;
  const disabled = sent || working || confirming;
  const id = sheetId(current);
  /** As they would be recognised with the changes, as far as that was looked at. */
  const seen = sheets.map((at) => {
    const looked = look?.file === at.file && look.sheets.find((it) => it.recognised.sheet === at.recognised.sheet);
    return looked ? { ...at, recognised: looked.recognised } : at;
  });
  const shown = seen.find((at) => sheetId(at) === id) ?? current;
  const looked = look?.file === file ? look.sheets.find((it) => it.recognised.sheet === shown.recognised.sheet) : null;
  const standing = seen.map((at) => {
    const changes = draft.get(sheetId(at));
    const questions = sent ? [] : openQuestions(at.recognised, changes);
    return { id: sheetId(at), at, questions, likely: sent ? 0 : openLikely(at.recognised, changes) };
  });
  const change = (next: SheetDraft | undefined) => {
    const changes = new Map(draft);
    // What is said of one sheet holds for those with the very same header: a supplier's files come by the dozen.
    for (const at of sheets) {
      if (sheetId(at) !== id && !hasSameHeader(at.recognised, current.recognised)) continue;
      if (next) changes.set(sheetId(at), next);
      else changes.delete(sheetId(at));
    }
    setDraft(changes);
  };
  const confirmAll = () => {
    const changes = new Map(draft);
    for (const { id: sheet, at } of standing) {
      const confirmed = confirmLikely(changes.get(sheet), at.recognised);
      if (confirmed) changes.set(sheet, confirmed);
    }
    return changes;
  };
  const likely = standing.reduce((sum, sheet) => sum + sheet.likely, 0);
  const takeAll = (typed: string | null) => {
    const name = typed === null ? null : { name: typed, kind: run.kind, known: shown.recognised.layout?.id };
    // Columns can be confirmed as they were read; a cell above the table is told of in a choice.
    const above = seen.some(({ recognised }) => recognised.cells?.some((cell) => cell.likely));
    if (draft.size === 0 && !above) return goOn(likely, name);
    return remap(choicesOf(run.kind, sheets, confirmAll()), name);
  };
  return (
    <div className="mapping-screen">
      <div className="mapping-body">
        {sent && <Alert type="info" showIcon title={t('ui:mapping.sent')} />}
        <SheetSettings
          files={files}
          standing={standing}
          current={shown}
          draft={draft.get(id)}
          disabled={disabled}
          onSheet={setChosen}
          onDraft={change}
        />
        <SheetPage
          key={id}
          at={shown}
          looked={looked ?? null}
          orders={look?.file === file ? look : null}
          looking={looking}
          draft={draft.get(id)}
          disabled={disabled}
          onDraft={change}
        />
        <SkippedRows run={run.id} disabled={disabled} />
      </div>
      <MappingNext
        changed={draft.size > 0}
        standing={standing}
        current={id}
        layout={shown.recognised.layout ?? null}
        busy={working || confirming}
        onShow={setChosen}
        onReset={() => setDraft(new Map())}
        onGoOn={(typed) => void takeAll(typed)}
      />
    </div>
  );
}

/** The first sheet that needs a person, else the first that is used. */
function firstToShow(sheets: readonly SheetAt[]): SheetAt | undefined {
  const isOpen = ({ recognised }: SheetAt) =>
    openQuestions(recognised, undefined).length > 0 || openLikely(recognised, undefined) > 0;
  return sheets.find(isOpen) ?? sheets.find(({ recognised }) => recognised.use !== 'ignored') ?? sheets[0];
}
