import { FileAddOutlined, FolderOpenOutlined, InboxOutlined, SnippetsOutlined } from '@ant-design/icons';
import { Button, Flex, Select } from 'antd';
import { useState } from 'react';
import { kinds } from '#shared/kinds/registry.ts';
import { useHost } from '../../engine/engine-provider.tsx';
import { useText } from '../../preferences/preferences.tsx';
import { useImportJob } from './import-job.tsx';
import { PasteDialog } from './paste-dialog.tsx';

/** The ways in. Dropping works anywhere in the window; this says so, and offers the dialogs. */
export function ImportZone({ small }: { readonly small: boolean }) {
  const t = useText();
  const host = useHost();
  const { start, kind, setKind } = useImportJob();
  const [pasting, setPasting] = useState(false);
  const wish = kind === null ? {} : { kind };
  return (
    <section className="import-zone" data-small={small || undefined} aria-label={t('ui:nav.import')}>
      <InboxOutlined aria-hidden />
      <h1>{t('ui:import.title')}</h1>
      {!small && <p>{t('ui:import.what')}</p>}
      <Flex gap="small" wrap justify="center">
        <Button
          type="primary"
          size="large"
          icon={<FileAddOutlined aria-hidden />}
          onClick={() => start((importId) => host.pickFiles(importId, 'files'), wish)}
        >
          {t('ui:import.files')}
        </Button>
        <Button
          size="large"
          icon={<FolderOpenOutlined aria-hidden />}
          onClick={() => start((importId) => host.pickFiles(importId, 'folder'), wish)}
        >
          {t('ui:import.folder')}
        </Button>
        <Button size="large" icon={<SnippetsOutlined aria-hidden />} onClick={() => setPasting(true)}>
          {t('ui:import.paste')}
        </Button>
      </Flex>
      <Flex gap="small" align="center" wrap justify="center">
        <label htmlFor="import-kind">{t('ui:import.kind')}</label>
        <Select
          id="import-kind"
          style={{ minWidth: 200 }}
          value={kind ?? ''}
          onChange={(value) => setKind(value === '' ? null : value)}
          options={[
            { value: '', label: t('ui:import.anyKind') },
            ...kinds.map(({ id, label }) => ({ value: id, label: label[t.lang] })),
          ]}
        />
      </Flex>
      {!small && <p>{t('ui:import.safe')}</p>}
      <PasteDialog open={pasting} onClose={() => setPasting(false)} wish={wish} />
    </section>
  );
}
