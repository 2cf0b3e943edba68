import { App, Button, Flex } from 'antd';
import type { Run } from '#shared/contract/run.ts';
import type { GridLine } from '#shared/contract/runs.ts';
import { useEngine, useHost, useTellFailure } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';
import { useAttachTo } from '../../runs/attach-to.tsx';
import { useAttach } from '../../runs/use-attach.tsx';

/** Missed files that are looked through: an office that lacks more is asked about none. */
const mostMissed = 1000;

/**
 * Files let go over an order's rows go to that order. Where another one misses a file of such a name it is asked first: many
 * files at once may be meant for the orders that name them. Call it while the drop is handled.
 */
export function useDropOnOrder({ id: run, kind }: Pick<Run, 'id' | 'kind'>) {
  const t = useText();
  const host = useHost();
  const engine = useEngine();
  const tellFailure = useTellFailure();
  const { modal } = App.useApp();
  const attachTo = useAttachTo();
  const { attach } = useAttach();
  return async ({ orderId, order }: GridLine, dropped: DataTransfer) => {
    if (orderId === null) return;
    const key = order ?? '';
    const names = [...dropped.files].map((file) => file.name);
    const collected = host.pathsForDrop(crypto.randomUUID(), dropped);
    // Told where it is waited for.
    collected.catch(() => undefined);
    const giveAll = () => attachTo({ run, kind, order: orderId, key }, collected);
    const missed = await engine
      .call('problems.window', { run, code: 'attachment.notFound', limit: mostMissed })
      .catch(tellFailure);
    if (!missed) return;
    const meant = missed.items.filter((problem) => problem.order !== order);
    const elsewhere = names.filter((name) => meant.some(({ params }) => lastPart(String(params.name)) === name));
    if (elsewhere.length === 0) return giveAll();
    const dialog = modal.confirm({
      title: t('ui:attach.elsewhere', { files: elsewhere.join(t('ui:list')), key }),
      content: t('ui:attach.elsewhereHelp'),
      footer: (
        <Flex gap="small" justify="end" wrap style={{ marginTop: 16 }}>
          <Button onClick={() => dialog.destroy()}>{t('ui:cancel')}</Button>
          <Button
            onClick={() => {
              dialog.destroy();
              void giveAll();
            }}
          >
            {t('ui:attach.allHere', { key })}
          </Button>
          <Button
            type="primary"
            autoFocus
            onClick={() => {
              dialog.destroy();
              void attach(run, collected);
            }}
          >
            {t('ui:attach.byName')}
          </Button>
        </Flex>
      ),
    });
  };
}

const lastPart = (path: string) => path.split(/[\\/]/).at(-1);
