import { Flex, Layout, Typography, theme } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../preferences/preferences.tsx';
import { Connection } from './connection.tsx';
import { PreferenceSwitches } from './preference-switches.tsx';

/** What stands around every screen: the name, the switches, and a word when the engine cannot be reached. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const t = useText();
  const { token } = theme.useToken();
  return (
    <Layout style={{ height: '100%' }}>
      <Layout.Header
        style={{
          background: token.colorBgContainer,
          borderBottom: `1px solid ${token.colorBorderSecondary}`,
          height: 48,
          lineHeight: '48px',
          padding: `0 ${token.padding}px`,
        }}
      >
        <Flex justify="space-between" align="center" style={{ height: '100%' }}>
          <Typography.Link href="#/" strong>
            {t('app:title')}
          </Typography.Link>
          <PreferenceSwitches />
        </Flex>
      </Layout.Header>
      <Layout.Content style={{ overflow: 'auto' }}>
        <Connection>{children}</Connection>
      </Layout.Content>
    </Layout>
  );
}
