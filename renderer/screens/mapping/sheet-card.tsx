import { Alert, Card, Flex, InputNumber, Radio, Select, Space, Tag, Typography } from 'antd';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { findKind, kindLabel, kinds } from '#shared/kinds/registry.ts';
import { columnLetters } from '#shared/sheets/cell.ts';
import { ColumnSamples } from '../../components/column-samples.tsx';
import { useText } from '../../preferences/preferences.tsx';
import { ColumnTable } from './column-table.tsx';
import { changeReading, chooseField, fieldOf, type SheetDraft, settleConflict } from './draft.ts';

interface Props {
  readonly recognised: SheetRecognition;
  readonly draft: SheetDraft | undefined;
  readonly disabled: boolean;
  readonly onDraft: (draft: SheetDraft) => void;
}

const uses = ['whole', 'order', 'detail', 'ignored'] as const;

/** How one sheet is read, all of it changeable: what it is used as, its kind, its header row, its columns. */
export function SheetCard({ recognised, draft, disabled, onDraft }: Props) {
  const t = useText();
  const { sheet, hidden, conflicts, missing, columns, ignored, hiddenRows, hiddenColumns } = recognised;
  const use = draft?.use ?? recognised.use;
  const kindId = draft?.kind ?? recognised.kind ?? recognised.resembles[0]?.kind;
  const kind = kindId === undefined ? undefined : findKind(kindId);
  const headerRow = draft?.headerRow ?? recognised.headerRow;
  // With another kind or header row the columns are others; they are shown once the file is read again.
  const reread =
    (draft?.kind !== undefined && draft.kind !== recognised.kind) ||
    (draft?.headerRow !== undefined && draft.headerRow !== recognised.headerRow);
  const label = (field: string) => kind?.fields[field]?.label[t.lang] ?? field;
  const stillMissing = missing.filter((field) => !columns.some((column) => fieldOf(column, draft) === field));
  const change = (part: Omit<SheetDraft, 'columns'>) => onDraft(changeReading(draft, part));
  return (
    <Card
      size="small"
      title={
        <Space>
          {sheet}
          {hidden && <Tag>{t('ui:mapping.hidden')}</Tag>}
          {use === 'ignored' && ignored && <Tag>{t(`recognition:ignored.${ignored}`)}</Tag>}
        </Space>
      }
    >
      <Flex vertical gap="middle">
        <Flex gap="middle" wrap align="center">
          <span className="mapping-label">
            {t('ui:mapping.use')}
            <Select
              aria-label={t('ui:mapping.use')}
              disabled={disabled}
              value={use}
              style={{ width: 190 }}
              onChange={(value) => change({ use: value })}
              options={uses.map((value) => ({ value, label: t(`recognition:use.${value}`) }))}
            />
          </span>
          <span className="mapping-label">
            {t('ui:mapping.kind')}
            <Select
              aria-label={t('ui:mapping.kind')}
              disabled={disabled || use === 'ignored'}
              placeholder={t('ui:mapping.chooseKind')}
              value={kindId}
              style={{ width: 210 }}
              onChange={(value) => change({ kind: value })}
              options={kinds.map(({ id }) => ({ value: id, label: kindLabel(id, t.lang) }))}
            />
          </span>
          <span className="mapping-label">
            {t('ui:mapping.headerRow')}
            <InputNumber
              aria-label={t('ui:mapping.headerRow')}
              disabled={disabled || use === 'ignored'}
              min={1}
              max={80}
              precision={0}
              value={headerRow}
              style={{ width: 80 }}
              onChange={(value) => value !== null && change({ headerRow: value })}
            />
          </span>
        </Flex>
        {(hiddenRows > 0 || hiddenColumns.length > 0) && (
          <Typography.Text type="secondary">
            {hiddenRows > 0 && t('recognition:sheet.hiddenRows', { sheet, count: hiddenRows })}
            {hiddenColumns.length > 0 && t('recognition:sheet.hiddenColumns', { sheet, count: hiddenColumns.length })}
          </Typography.Text>
        )}
        {use !== 'ignored' && stillMissing.length > 0 && !reread && (
          <Alert
            type="error"
            showIcon
            title={t('recognition:sheet.missing', { sheet, fields: stillMissing.map(label).join(t('ui:list')) })}
          />
        )}
        {use !== 'ignored' &&
          !reread &&
          conflicts.map((conflict) => (
            <Alert
              key={conflict.field}
              type="warning"
              showIcon
              title={t('ui:mapping.conflict', { field: label(conflict.field) })}
              description={
                <Radio.Group
                  disabled={disabled}
                  value={columns.find((column) => fieldOf(column, draft) === conflict.field)?.index}
                  onChange={({ target }) => onDraft(settleConflict(draft, conflict, Number(target.value)))}
                  options={conflict.columns.map((index) => {
                    const column = columns.find((candidate) => candidate.index === index);
                    const sample = column?.samples.join(' ｜ ') ?? '';
                    return { value: index, label: `${columnLetters(index)} ${column?.header ?? ''}: ${sample}` };
                  })}
                />
              }
            />
          ))}
        {reread && <Alert type="info" showIcon title={t('ui:mapping.reread')} />}
        {use !== 'ignored' && kind && !reread ? (
          <ColumnTable
            kind={kind}
            recognised={recognised}
            draft={draft}
            disabled={disabled}
            onField={(index, field) => onDraft(chooseField(draft, columns, index, field))}
          />
        ) : (
          columns.length > 0 && <ColumnSamples columns={columns} firstRows={recognised.firstRows} />
        )}
      </Flex>
    </Card>
  );
}
