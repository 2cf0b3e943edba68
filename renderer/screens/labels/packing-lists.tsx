import { FileTextOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { PackingListType } from '#shared/contract/packing-lists.ts';
import type { Run } from '#shared/contract/run.ts';
import { useEngine } from '../../engine/engine.tsx';
import { useTellNotice } from '../../engine/notices.tsx';
import { useSaveFile } from '../../engine/use-save-file.tsx';
import { useText } from '../../preferences/preferences.tsx';
import type { WhichLabels } from './use-save-labels.ts';

const choices = [
  { type: 'packing-list', format: 'xlsx' },
  { type: 'packing-list', format: 'pdf' },
  { type: 'asn', format: 'xlsx' },
  { type: 'asn', format: 'pdf' },
] as const;

/** Saves the packing lists or ASN sheets of the orders whose labels are shown; who has none is told. */
export function PackingLists({ run, which }: { readonly run: Run; readonly which: WhichLabels }) {
  const t = useText();
  const engine = useEngine();
  const save = useSaveFile();
  const tellNotice = useTellNotice();
  const name = (run.files[0]?.name ?? run.id).replace(/\.[^.]+$/, '');
  const write = (type: PackingListType, format: 'xlsx' | 'pdf') =>
    save(`${t(`labels:page.file.${type}`, { name })}.${format}`, async (out) => {
      const { files, left } = await engine.call('packingLists.write', { ...which, type, format, out });
      const told = left.map(({ text }) => text);
      if (files.length === 0) {
        tellNotice({ key: 'labels', tone: 'warning', title: t('labels:page.noLists'), description: told.join(' ') });
      }
      return files.map(({ path, notes }) => ({ path, notes: [...notes, ...told] }));
    });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: choices.map(({ type, format }) => ({
          key: `${type}.${format}`,
          label: t(`labels:page.list.${type}.${format}`),
          onClick: () => void write(type, format),
        })),
      }}
    >
      <Button icon={<FileTextOutlined aria-hidden />}>{t('labels:page.lists')}</Button>
    </Dropdown>
  );
}
