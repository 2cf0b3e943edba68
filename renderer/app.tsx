import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import { type ReactNode, useState } from 'react';
import type { EngineClient } from './api/engine-client.ts';
import type { HostBridge } from './api/host-bridge.ts';
import { EngineProvider } from './engine/engine.tsx';
import { NoticesProvider } from './engine/notices.tsx';
import { createQueries } from './engine/queries.ts';
import { ErrorBoundary } from './frame/error-boundary.tsx';
import { Frame } from './frame/frame.tsx';
import { KeyMapProvider } from './keys/key-map.tsx';
import { antdLocales, useThemeConfig } from './preferences/antd.ts';
import { PreferencesProvider, usePreferences } from './preferences/preferences.tsx';
import { topScreens } from './screens/screens.tsx';

interface AppProps {
  readonly engine: EngineClient;
  readonly host: HostBridge;
  /** The screens. */
  readonly children: ReactNode;
}

/** The providers and the frame around the screens: preferences outermost, because even a crash is told in the person's language. */
export function App(props: AppProps) {
  return (
    <PreferencesProvider>
      <Themed {...props} />
    </PreferencesProvider>
  );
}

function Themed({ engine, host, children }: AppProps) {
  const { t } = usePreferences();
  const theme = useThemeConfig();
  const [queries] = useState(createQueries);
  return (
    <ConfigProvider locale={antdLocales[t.lang]} theme={theme} button={{ autoInsertSpace: false }}>
      <AntdApp style={{ height: '100%' }}>
        <ErrorBoundary>
          <QueryClientProvider client={queries}>
            <EngineProvider engine={engine} host={host}>
              <NoticesProvider>
                <KeyMapProvider>
                  <Frame screens={topScreens}>{children}</Frame>
                </KeyMapProvider>
              </NoticesProvider>
            </EngineProvider>
          </QueryClientProvider>
        </ErrorBoundary>
      </AntdApp>
    </ConfigProvider>
  );
}
