import { InputNumber, Select, Tag } from 'antd';
import type { Output } from '#shared/contract.ts';
import { kindLabel, kinds } from '#shared/kinds/registry.ts';
import { useText } from '../../preferences/preferences.tsx';
import { changeReading, type SheetAt, type SheetDraft, sheetId } from './draft.ts';
import { hiddenWords } from './hidden-cells.tsx';
import { leftOut, type Question } from './open-questions.ts';

/** A sheet, and what of it waits for a person. */
export interface SheetStanding {
  readonly id: string;
  readonly at: SheetAt;
  readonly questions: readonly Question[];
  readonly likely: number;
}

interface Props {
  readonly files: Output<'imports.recognition'>;
  readonly standing: readonly SheetStanding[];
  readonly current: SheetAt;
  readonly draft: SheetDraft | undefined;
  readonly disabled: boolean;
  readonly onSheet: (id: string) => void;
  readonly onDraft: (draft: SheetDraft) => void;
}

const uses = ['whole', 'order', 'detail', 'ignored'] as const;

/** How the sheet stands, in a sentence; which of the sheets is shown, and what it is read as. */
export function SheetSettings({ files, standing, current, draft, disabled, onSheet, onDraft }: Props) {
  const t = useText();
  const { recognised } = current;
  const { hidden, ignored } = recognised;
  const use = draft?.use ?? recognised.use;
  const unused = use === 'ignored';
  const change = (part: Omit<SheetDraft, 'readings'>) => onDraft(changeReading(draft, part));
  const here = standing.find(({ id }) => id === sheetId(current));
  const isOpen = here !== undefined && here.questions.length + here.likely > 0;
  return (
    <div className="mapping-head">
      <div>
        <h2>{titleWords()}</h2>
        <div className="mapping-notes">
          {recognised.layout && <span>{t('columns:layout.known', { name: recognised.layout.name })}</span>}
          {hidden && <Tag>{t('ui:mapping.hidden')}</Tag>}
          {unused && ignored && <span>{t(`recognition:ignored.${ignored}`)}</span>}
          {hiddenWords(recognised, t).map((words) => (
            <span key={words}>{words}</span>
          ))}
        </div>
      </div>
      <div className="mapping-settings">
        {standing.length > 1 && (
          <span className="mapping-setting">
            {t('ui:mapping.sheet')}
            <Select
              aria-label={t('ui:mapping.sheet')}
              value={sheetId(current)}
              showSearch={{ optionFilterProp: 'label' }}
              popupMatchSelectWidth={false}
              style={{ minWidth: 140, maxWidth: 260 }}
              onChange={onSheet}
              options={files.map(({ file, name }) => ({
                label: name,
                options: standing
                  .filter(({ at }) => at.file === file)
                  .map(({ id, at, questions, likely }) => ({
                    value: id,
                    label: standingWords(at.recognised.sheet, questions.length, likely),
                  })),
              }))}
            />
          </span>
        )}
        <span className="mapping-setting">
          {t('ui:mapping.use')}
          <Select
            aria-label={t('ui:mapping.use')}
            disabled={disabled}
            value={use}
            popupMatchSelectWidth={false}
            onChange={(value) => change({ use: value })}
            options={uses.map((value) => ({ value, label: t(`recognition:use.${value}`) }))}
          />
        </span>
        {!unused && (
          <>
            <span className="mapping-setting">
              {t('ui:mapping.headerRow')}
              <InputNumber
                aria-label={t('ui:mapping.headerRow')}
                disabled={disabled}
                min={1}
                max={80}
                precision={0}
                changeOnWheel={false}
                value={draft?.headerRow ?? recognised.headerRow}
                style={{ width: 68 }}
                onChange={(value) => value !== null && change({ headerRow: value })}
              />
            </span>
            <span className="mapping-setting">
              {t('ui:mapping.kind')}
              <Select
                aria-label={t('ui:mapping.kind')}
                disabled={disabled}
                placeholder={t('ui:mapping.chooseKind')}
                popupMatchSelectWidth={false}
                value={draft?.kind ?? recognised.kind ?? recognised.resembles[0]?.kind}
                onChange={(value) => change({ kind: value })}
                options={kinds.map(({ id }) => ({ value: id, label: kindLabel(id, t.lang) }))}
              />
            </span>
          </>
        )}
      </div>
    </div>
  );

  function titleWords(): string {
    if (unused) return t('columns:title.ignored');
    if (isOpen) return t('columns:title.open');
    const left = leftOut(recognised, draft, []).length;
    return left > 0 ? t('columns:title.left', { count: left }) : t('columns:title.sure');
  }

  function standingWords(name: string, questions: number, likely: number): string {
    if (questions > 0) return t('columns:sheet.open', { sheet: name, count: questions });
    return likely > 0 ? t('columns:sheet.likely', { sheet: name, count: likely }) : name;
  }
}
