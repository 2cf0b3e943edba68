import { FileExcelOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useCallback } from 'react';
import { useText } from '../preferences/preferences.tsx';
import { useHost, useTellFailure } from './engine.tsx';
import { useTellNotice } from './notices.tsx';
import './use-save-file.css';

/** A file that was written, and notes to show about it. */
interface Saved {
  readonly path: string;
  /** What was lost. */
  readonly notes: readonly string[];
  /** What else is to be said of it. */
  readonly said?: string;
}

/** Asks where, has `write` write there, and says that it is done, with buttons to open the file where that is possible. */
export function useSaveFile(): (name: string, write: (out: string) => Promise<readonly Saved[]>) => Promise<void> {
  const host = useHost();
  const t = useText();
  const tellNotice = useTellNotice();
  const tellFailure = useTellFailure();
  return useCallback(
    async (name, write) => {
      const notes: string[] = [];
      const said: string[] = [];
      const tell = (paths: readonly string[]) => {
        const [path] = paths;
        if (path === undefined) return;
        tellNotice({
          key: 'saved',
          tone: 'success',
          title: t('submit:results.saved'),
          description: (
            <>
              {host.dragFile && <DragOut path={path} drag={host.dragFile} />}
              {[...said, ...notes].map((note) => (
                <p key={note}>{note}</p>
              ))}
            </>
          ),
          // A note says what was lost: it stays until it is closed.
          stays: notes.length > 0,
          actions: host.showsFiles && (
            <Flex gap={8}>
              <Button size="small" onClick={() => host.showInFolder(path).catch(tellFailure)}>
                {t('submit:results.show')}
              </Button>
              <Button size="small" type="primary" onClick={() => host.openFile(path).catch(tellFailure)}>
                {t('submit:results.open')}
              </Button>
            </Flex>
          ),
        });
      };
      try {
        const paths = await host.save(name, async (out) => {
          const saved = await write(out);
          notes.push(...saved.flatMap((file) => file.notes));
          said.push(...saved.flatMap((file) => file.said ?? []));
          return saved.map(({ path }) => path);
        });
        tell(paths ?? []);
      } catch (error) {
        tellFailure(error);
      }
    },
    [host, t, tellNotice, tellFailure],
  );
}

/** The file's name, to be dragged to a folder, a message or another program. */
function DragOut({ path, drag }: { readonly path: string; readonly drag: (path: string) => void }) {
  const t = useText();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for a pointer only; the buttons below do the same by keyboard
    <span
      draggable
      className="drag-out"
      title={t('ui:file.drag')}
      onDragStart={(event) => {
        event.preventDefault();
        drag(path);
      }}
    >
      <FileExcelOutlined aria-hidden /> {path.split(/[\\/]/).at(-1)}
    </span>
  );
}
