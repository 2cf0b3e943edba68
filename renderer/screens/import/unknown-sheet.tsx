import { Button, Flex, Select } from 'antd';
import { useState } from 'react';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { kinds } from '#shared/kinds/registry.ts';
import { useText } from '../../preferences/preferences.tsx';
import { ColumnSamples } from '../mapping/column-samples.tsx';
import { useImportJob } from './import-job.tsx';
import type { Refused } from './outcome.ts';

interface Props {
  readonly file: Refused;
  readonly sheets: readonly SheetRecognition[];
}

/** A workbook that was read but not recognised: the person says which sheet is what, and goes on to its columns. */
export function UnknownSheet({ file, sheets }: Props) {
  const t = useText();
  const { start } = useImportJob();
  const filled = sheets.filter(({ columns }) => columns.length > 0);
  const [name, setName] = useState(filled[0]?.sheet);
  const sheet = filled.find((candidate) => candidate.sheet === name);
  const [kind, setKind] = useState(sheet?.resembles[0]?.kind);
  if (!sheet) return null;
  const again = () => {
    const choices = [{ file: 0, sheet: sheet.sheet, use: 'whole' as const, ...(kind !== undefined && { kind }) }];
    const { path, pasted } = file;
    void start(async () => (path === undefined ? [] : [path]), { choices, ...(pasted && { pasted }) }, file);
  };
  return (
    <Flex vertical gap="small" style={{ marginInlineStart: 22 }}>
      <Flex gap="small" wrap align="center">
        {filled.length > 1 && (
          <Select
            aria-label={t('ui:mapping.sheet')}
            value={name}
            onChange={setName}
            options={filled.map((it) => ({ value: it.sheet, label: it.sheet }))}
            style={{ minWidth: 140 }}
          />
        )}
        <Select
          aria-label={t('ui:mapping.kind')}
          placeholder={t('ui:mapping.chooseKind')}
          value={kind}
          onChange={setKind}
          options={kinds.map(({ id, label }) => ({ value: id, label: label[t.lang] }))}
          style={{ minWidth: 200 }}
        />
        <Button type="primary" disabled={kind === undefined} onClick={again}>
          {t('ui:mapping.readAs')}
        </Button>
      </Flex>
      <ColumnSamples columns={sheet.columns} firstRows={sheet.firstRows} />
    </Flex>
  );
}
