import { Alert, Button, Typography } from 'antd';
import type { Run } from '#shared/contract/run.ts';
import { useCall } from '../engine/engine.tsx';
import { goTo } from '../navigation/route.ts';
import { useText } from '../preferences/preferences.tsx';
import { GoneAccount } from './gone-account.tsx';
import type { Destination } from './use-destination.ts';

/** Whether nothing could be sent with a production account, because its keys are not there, or it is gone itself. */
export function lacksKeys({ account, gone }: Destination): boolean {
  return gone !== null || (account !== undefined && !account.hasSecrets);
}

interface MissingKeysProps {
  readonly destination: Destination;
  /** What cannot be done without them. */
  readonly help?: 'submit:keys.help' | 'submit:keys.helpRun' | 'submit:keys.helpAsk' | 'submit:keys.helpOrder';
}

/** Says so before anybody confirms anything, with the way to the keys, or to an account. */
export function MissingKeys({ destination, help = 'submit:keys.help' }: MissingKeysProps) {
  const t = useText();
  const { account } = destination;
  if (destination.gone !== null) return <GoneAccount destination={destination} />;
  if (!account || !lacksKeys(destination)) return null;
  return (
    <Alert
      showIcon
      type="warning"
      title={t('submit:keys.missing', { account: account.name })}
      description={t(help)}
      action={
        <Button type="primary" onClick={() => goTo('settings', 'accounts', account.id)}>
          {t('submit:do.enterKeys')}
        </Button>
      }
    />
  );
}

/** That the program may be closed while it sends, and what it needs to go on where its keys go with it. */
export function SafeToClose({ run, destination }: { readonly run: Run; readonly destination: Destination }) {
  const t = useText();
  const { data: about } = useCall('about.get', {});
  const environment = destination.account?.id.startsWith('environment-');
  const keysGo = run.target === 'production' && about?.keepsSecrets === false && !environment;
  return (
    <Typography.Text type="secondary">
      {t(keysGo ? 'submit:sentence.safeKeysAnew' : 'submit:sentence.safe')}
    </Typography.Text>
  );
}
