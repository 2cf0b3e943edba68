import { Alert, Button } from 'antd';
import { goTo } from '../../navigation/route.ts';
import { useText } from '../../preferences/preferences.tsx';
import type { Destination } from '../../runs/use-destination.ts';

/** Whether nothing could be sent with a production account, because its keys are not there. */
export function lacksKeys({ account }: Destination): boolean {
  return account !== undefined && !account.hasSecrets;
}

/** Says so before anybody confirms anything, with the way to the keys. */
export function MissingKeys({ destination }: { readonly destination: Destination }) {
  const t = useText();
  const { account } = destination;
  if (!account || !lacksKeys(destination)) return null;
  return (
    <Alert
      showIcon
      type="warning"
      title={t('submit:keys.missing', { account: account.name })}
      description={t('submit:keys.help')}
      action={
        <Button type="primary" onClick={() => goTo('settings', 'accounts', account.id)}>
          {t('submit:do.enterKeys')}
        </Button>
      }
    />
  );
}
