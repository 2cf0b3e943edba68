import { Alert, App, Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { Failure } from '#shared/contract/failure.ts';
import { useCall } from '../../../engine/use-call.ts';
import { useText } from '../../../preferences/preferences.tsx';

/** As many of the newest runs as are looked at; the desktop looks at all of them before it updates. */
const LOOKED_AT = 200;

/** Ends the program for the new version, once the person has said so and nothing is being sent. */
export function InstallUpdate({ install }: { readonly install: () => Promise<void> }) {
  const t = useText();
  const { modal } = App.useApp();
  const [failure, setFailure] = useState<Failure | null>(null);
  const { data: newest } = useCall('runs.list', { limit: LOOKED_AT });
  const sending = newest?.items.filter(({ state }) => state === 'submitting').length ?? 0;
  const ask = () =>
    modal.confirm({
      title: t('updates:install'),
      content: t('updates:install.confirm'),
      okText: t('updates:install'),
      cancelText: t('settings:cancel'),
      onOk: async () => {
        setFailure(null);
        await install().catch((error: unknown) =>
          setFailure(error instanceof Failure ? error : new Failure('internal')),
        );
      },
    });
  return (
    <Flex vertical gap={8} align="flex-start">
      {failure && <Alert showIcon type="warning" title={t.dynamic(`failure:${failure.code}`, failure.params)} />}
      <Button type="primary" disabled={sending > 0} aria-describedby="install-when" onClick={ask}>
        {t('updates:install')}
      </Button>
      <Typography.Text type="secondary" id="install-when">
        {sending > 0 ? t('updates:install.sending', { runs: sending }) : t('updates:install.when')}
      </Typography.Text>
    </Flex>
  );
}
