import { Alert, Button, Flex } from 'antd';
import { useAction, useCall, useHost, useTellFailure } from '../../engine/engine.tsx';
import { useFormat } from '../../preferences/format.ts';
import { useText } from '../../preferences/preferences.tsx';

/** The restore that waits for the next start, above every screen: what it means, and the ways on and back. */
export function PendingRestore() {
  const t = useText();
  const format = useFormat();
  const { restart } = useHost();
  const tellFailure = useTellFailure();
  const cancel = useAction('backups.cancelRestore');
  const { data: about } = useCall('about.get', {});
  const pending = about?.pendingRestore;
  if (!pending) return null;
  return (
    <Alert
      banner
      type="warning"
      title={t('settings:pending.title', { date: format.dateTime(pending.madeAt) })}
      description={t('settings:pending.help')}
      action={
        <Flex gap={8} wrap>
          {restart !== null && (
            <Button size="small" onClick={() => restart().catch(tellFailure)}>
              {t('settings:data.restart')}
            </Button>
          )}
          <Button size="small" type="primary" loading={cancel.isPending} onClick={() => cancel.mutate({})}>
            {t('settings:pending.cancel')}
          </Button>
        </Flex>
      }
    />
  );
}

/** Where something is about to be sent: that the run will not be in the list after the restore. */
export function SentBeforeRestore() {
  const t = useText();
  const { data: about } = useCall('about.get', {});
  if (!about?.pendingRestore) return null;
  return <Alert showIcon type="warning" title={t('settings:pending.sending')} />;
}
