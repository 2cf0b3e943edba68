import { Alert, Flex, Result, Spin } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useConnection, useHost } from '../engine/engine-provider.tsx';
import { useText } from '../preferences/preferences.tsx';

/** Shows the screen once the engine can be reached, and keeps showing it (with a word) while it cannot. */
export function Connection({ children }: { readonly children: ReactNode }) {
  const t = useText();
  const state = useConnection();
  const { restart } = useHost();
  const wasOpen = useRef(false);
  if (state === 'open') wasOpen.current = true;
  if (state === 'refused') return <Result status="403" title={t('app:connection.refused')} />;
  if (!wasOpen.current) {
    return (
      <Flex vertical gap="small" align="center" justify="center" role="status" style={{ flex: 1 }}>
        <Spin />
        {t('app:connection.connecting')}
      </Flex>
    );
  }
  return (
    <>
      {state === 'lost' && (
        <Alert
          type="warning"
          banner
          title={t('app:connection.lost')}
          // A page that outlives the program may wait for one that nobody starts.
          description={restart === null && t('app:connection.ended')}
        />
      )}
      {children}
    </>
  );
}
