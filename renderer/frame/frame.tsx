import { Flex, Layout, Typography, theme } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../preferences/preferences.tsx';
import { UpdateHint } from '../updates/update-hint.tsx';
import { Connection } from './connection.tsx';
import { MainNav } from './main-nav.tsx';
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
          <Flex align="center" gap="large" style={{ alignSelf: 'stretch', minWidth: 0 }}>
            <Typography.Text strong style={{ fontSize: 16, whiteSpace: 'nowrap' }}>
              {t('app:title')}
            </Typography.Text>
            <MainNav />
          </Flex>
          <Flex align="center" gap="small">
            <UpdateHint />
            <PreferenceSwitches />
          </Flex>
        </Flex>
      </Layout.Header>
      {/* Not antd's content: that is a main of its own, and each screen brings one. */}
      <div style={{ display: 'flex', flex: 1, flexDirection: 'column', minHeight: 0 }}>
        <Connection>
          <div style={{ flex: 1, minHeight: 0, overflow: 'auto' }}>{children}</div>
        </Connection>
      </div>
    </Layout>
  );
}
