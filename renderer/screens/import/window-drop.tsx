import { InboxOutlined } from '@ant-design/icons';
import { App, Typography } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { kinds } from '#shared/kinds/registry.ts';
import { workbookTypes } from '#shared/sheets/workbook-types.ts';
import { useHost } from '../../engine/engine.tsx';
import { useRoute } from '../../navigation/route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { useAttach } from '../../runs/use-attach.tsx';
import { cellsToCsv, parseCells } from '../grid/clipboard.ts';
import { useImportJob } from './import-job.tsx';
import './window-drop.css';

/**
 * The whole window takes files, on every screen: workbooks are imported, what can only be an attachment goes to the run on
 * screen. The import screen takes pasted cells too.
 */
export function WindowDrop() {
  const t = useText();
  const host = useHost();
  const { start, kind } = useImportJob();
  const { message } = App.useApp();
  const [name = 'import', run] = useRoute();
  const { attach } = useAttach();
  const [over, setOver] = useState(false);

  // On the import screen, where the chosen kind is visible, it applies to what is dropped and pasted too.
  const options = name === 'import' && kind !== null ? { kind } : {};
  /** With a message, as a drop has no button that could show that it is under way. */
  const give = async (id: string, collected: Promise<readonly string[]>) => {
    const key = crypto.randomUUID();
    message.loading({ key, content: t('ui:import.stage.attachments'), duration: 0 });
    await attach(id, collected);
    message.destroy(key);
  };
  const take = useEffectEvent((data: DataTransfer) => {
    const collect = (importId: string) => host.pathsForDrop(importId, data);
    const names = [...data.files].map((file) => file.name);
    if (name === 'runs' && run !== undefined && areAttachments(names)) void give(run, collect(crypto.randomUUID()));
    else void start(collect, options);
  });
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const data = event.clipboardData;
    if (name !== 'import' || !data || isTextField(event.target)) return;
    if (data.files.length > 0) return take(data);
    const text = data.getData('text/plain');
    if (text.trim() === '') return;
    const cells = parseCells(text);
    if (cells.length < 2) message.info(t('ui:paste.tooFew'));
    else void start(async () => [], { ...options, pasted: { name: t('ui:paste.name'), text: cellsToCsv(cells) } });
  });

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    // Where something else has come under the hand, entering it is all that is said before the files are let go: what does
    // not take them there is not given them.
    window.addEventListener(
      'dragenter',
      (event) => {
        if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
      },
      { signal },
    );
    // Browsers report every element that is entered and left; only leaving the window counts.
    window.addEventListener(
      'dragover',
      (event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        setOver(!takesItself(event.target));
      },
      { signal },
    );
    window.addEventListener('dragleave', ({ relatedTarget }) => relatedTarget === null && setOver(false), { signal });
    window.addEventListener(
      'drop',
      (event) => {
        // Dragged text belongs to the field that it is dropped into.
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        setOver(false);
        if (!(takesItself(event.target) && areForOrder(event.dataTransfer))) take(event.dataTransfer);
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

/** An order's rows, on which files are given to that order. */
function takesItself(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-drop]') !== null;
}

/**
 * Whether files that are let go over an order's rows are given to that order: not what may be orders itself, unless something
 * beside it can be nothing but an attachment.
 */
export function areForOrder(dropped: DataTransfer): boolean {
  return [...dropped.files].some(({ name }) => areAttachments([name]));
}

/** True for files that can be nothing but attachments, by their names. */
export function areAttachments(names: readonly string[]): boolean {
  return (
    names.length > 0 &&
    names.every((name) => attachmentExtensions.has(/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''))
  );
}

const workbookExtensions = new Set(workbookTypes.map(({ ext }) => ext));

const attachmentExtensions = new Set(
  kinds.flatMap(({ attachments }) => attachments?.types ?? []).filter((type) => !workbookExtensions.has(type)),
);

function isTextField(target: EventTarget | null): boolean {
  // A select's field is read-only: it takes no text.
  return (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && !target.readOnly;
}
