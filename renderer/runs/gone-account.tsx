import { Alert, Button, Flex } from 'antd';
import { useAction, useCall } from '../engine/engine.tsx';
import { useTellRestored } from '../engine/use-tell-restored.ts';
import { goTo } from '../navigation/route.ts';
import { useText } from '../preferences/preferences.tsx';
import type { Destination } from './use-destination.ts';

/** The run's account was deleted: says what it can go on with, and leads there. */
export function GoneAccount({ destination: { gone, bound, accounts } }: { readonly destination: Destination }) {
  const t = useText();
  const { data } = useCall('forgotten.list', {});
  const restore = useAction('forgotten.restore');
  const tellRestored = useTellRestored();
  const deleted = data?.find(({ type, account }) => type === 'account' && account === gone);
  const choosable = !bound && accounts.length > 0;
  const takeBack = (id: number, was: string) =>
    restore.mutate(
      { id },
      {
        onSuccess: (restored) => {
          tellRestored(was, restored);
          // Its keys were wiped when it was deleted.
          if (restored.restored) goTo('settings', 'accounts', gone ?? '');
        },
      },
    );
  return (
    <Alert
      showIcon
      type="warning"
      title={deleted ? t('settings:gone.named', { name: deleted.name }) : t('settings:gone.title')}
      description={
        <>
          {t(`settings:gone.${bound ? 'bound' : choosable ? 'choose' : 'none'}`)}{' '}
          {deleted ? t('settings:gone.restoreHelp') : t('settings:gone.addHelp')}
        </>
      }
      action={
        <Flex vertical gap={8}>
          {deleted && (
            <Button type="primary" loading={restore.isPending} onClick={() => takeBack(deleted.id, deleted.name)}>
              {t('settings:gone.restore')}
            </Button>
          )}
          <Button onClick={() => goTo('settings', 'accounts')}>{t('settings:gone.settings')}</Button>
        </Flex>
      }
    />
  );
}
