import { InboxOutlined } from '@ant-design/icons';
import { Typography } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { useHost } from '../../engine/engine-provider.tsx';
import { useRoute } from '../../frame/use-route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { cellsToCsv, parseCells } from '../grid/clipboard.ts';
import { useImportJob } from './import-job.tsx';
import './window-drop.css';

/** The whole window takes files, on every screen; the import screen takes pasted cells too. */
export function WindowDrop() {
  const t = useText();
  const host = useHost();
  const { start } = useImportJob();
  const [name = 'import'] = useRoute();
  const [over, setOver] = useState(false);

  const take = useEffectEvent((data: DataTransfer) => void start((importId) => host.pathsForDrop(importId, data)));
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const data = event.clipboardData;
    if (name !== 'import' || !data || isTextField(event.target)) return;
    if (data.files.length > 0) return take(data);
    const cells = parseCells(data.getData('text/plain'));
    if (cells.length < 2) return;
    void start(async () => [], { pasted: { name: t('ui:paste.name'), text: cellsToCsv(cells) } });
  });

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    // Browsers tell of every element that is entered and left; only leaving the window counts.
    window.addEventListener(
      'dragover',
      (event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      },
      { signal },
    );
    window.addEventListener('dragleave', ({ relatedTarget }) => relatedTarget === null && setOver(false), { signal });
    window.addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        setOver(false);
        if (event.dataTransfer?.types.includes('Files')) take(event.dataTransfer);
      },
      { signal },
    );
    window.addEventListener('paste', (event) => paste(event), { signal });
    return () => listening.abort();
  }, []);

  if (!over) return null;
  return (
    <div className="window-drop">
      <InboxOutlined aria-hidden />
      <Typography.Text strong>{t('ui:import.release')}</Typography.Text>
    </div>
  );
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
