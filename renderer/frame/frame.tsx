import { CloudDownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Layout, Result, Select, Spin, Typography, theme } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useCall, useConnection, useHost } from '../engine/engine.tsx';
import { Notices } from '../engine/notices.tsx';
import { useUpdateState } from '../engine/use-update-state.ts';
import { GuideButton } from '../guide/guide.tsx';
import { NavLinks } from '../navigation/nav-links.tsx';
import { useRoute } from '../navigation/route.ts';
import { themeChoices, usePreferences, useText } from '../preferences/preferences.tsx';
import { waitingCount } from '../runs/waiting.ts';
import { OrderSearch } from '../search/order-search.tsx';
import { OfficeAway } from './office-away.tsx';
import './frame.css';

interface Props {
  /** The main screens, in the order of the navigation. */
  readonly screens: readonly NavItem[];
  readonly children: ReactNode;
}

export interface NavItem {
  /** `#/<name>`, and `ui:nav.<name>` is its text. */
  readonly name: 'import' | 'history' | 'follow' | 'settings';
  readonly icon: ReactNode;
}

/** What surrounds every screen: the name, the navigation, the switches, and a banner while the engine cannot be reached. */
export function Frame({ screens, children }: Props) {
  const t = useText();
  const { token } = theme.useToken();
  return (
    <Layout style={{ height: '100%' }}>
      <Layout.Header
        className="app-bar"
        style={{
          background: token.colorBgContainer,
          borderBottom: `1px solid ${token.colorBorderSecondary}`,
          padding: `0 ${token.padding}px`,
        }}
      >
        <Flex justify="space-between" align="center" style={{ height: '100%' }}>
          <Flex align="center" gap="large" style={{ alignSelf: 'stretch', minWidth: 0 }}>
            <Typography.Text strong style={{ fontSize: 16, whiteSpace: 'nowrap' }}>
              {t('app:title')}
            </Typography.Text>
            <MainNav screens={screens} />
          </Flex>
          <Flex align="center" gap="small">
            <UpdateHint />
            <OrderSearch />
            <GuideButton />
            <PreferenceSwitches />
          </Flex>
        </Flex>
      </Layout.Header>
      {/* Not antd's content: that is a main of its own, and each screen brings one. */}
      <div style={{ display: 'flex', flex: 1, flexDirection: 'column', minHeight: 0 }}>
        <Connection>
          <div style={{ flex: 1, minHeight: 0, overflow: 'auto' }}>{children}</div>
        </Connection>
        <Notices />
      </div>
    </Layout>
  );
}

/** The way between the main screens. A run's workspace belongs to the history. */
function MainNav({ screens }: Pick<Props, 'screens'>) {
  const t = useText();
  const [name = screens[0]?.name] = useRoute();
  const { data } = useCall('today.get', {});
  const waiting = data ? waitingCount(data) : 0;
  return (
    <NavLinks
      label={t('ui:nav.label')}
      links={screens.map((screen) => ({
        href: `#/${screen.name}`,
        text: t(`ui:nav.${screen.name}`),
        icon: screen.icon,
        current: screen.name === name || (screen.name === 'history' && name === 'runs'),
        ...(screen.name === 'import' && waiting > 0 && { extra: <Waiting count={waiting} /> }),
      }))}
    />
  );
}

/** How many things wait for a person, beside the link's name. */
function Waiting({ count }: { readonly count: number }) {
  const t = useText();
  return (
    <span className="nav-count" aria-hidden title={t('today:waiting', { count })}>
      {count}
    </span>
  );
}

/** A link to the new version once there is one. */
function UpdateHint() {
  const t = useText();
  const update = useUpdateState();
  const waiting = update?.state === 'ready' || update?.state === 'byHand' ? update : null;
  return (
    <div role="status">
      {waiting && (
        <a className="update-hint" href="#/settings/about">
          <CloudDownloadOutlined aria-hidden />
          <span>{t(`updates:hint.${waiting.state}`, { version: waiting.version })}</span>
        </a>
      )}
    </div>
  );
}

/** Language and theme, one click each. */
function PreferenceSwitches() {
  const { t, theme, setTheme, setLanguage } = usePreferences();
  const otherLanguage = t.lang === 'zh' ? 'en' : 'zh';
  return (
    <Flex gap="small" align="center">
      <Select
        size="small"
        variant="borderless"
        aria-label={t('app:theme')}
        value={theme}
        onChange={setTheme}
        options={themeChoices.map((value) => ({ value, label: t(`app:theme.${value}`) }))}
        popupMatchSelectWidth={false}
      />
      <Button
        size="small"
        type="text"
        lang={otherLanguage === 'zh' ? 'zh-CN' : 'en'}
        onClick={() => setLanguage(otherLanguage)}
      >
        {t('app:language.switch')}
      </Button>
    </Flex>
  );
}

/** A new link is shown where the program runs, not here: whoever sees that window may let this browser in. */
function AskForLink({ askForLink }: { readonly askForLink: () => Promise<boolean> }) {
  const t = useText();
  const [state, setState] = useState<'unasked' | 'asking' | 'shown' | 'failed'>('unasked');
  const ask = () => {
    setState('asking');
    askForLink().then(
      (shown) => setState(shown ? 'shown' : 'failed'),
      () => setState('failed'),
    );
  };
  return (
    <Flex vertical gap="small" align="center">
      <Button type="primary" loading={state === 'asking'} onClick={ask}>
        {t('app:connection.ask')}
      </Button>
      <div role="status">
        {state === 'shown' && t('app:connection.asked')}
        {state === 'failed' && t('app:connection.askFailed')}
      </div>
    </Flex>
  );
}

/** Shows the screen once the engine was reached, and keeps showing it, below a banner, when the connection is lost. */
function Connection({ children }: { readonly children: ReactNode }) {
  const t = useText();
  const state = useConnection();
  const { restart, askForLink } = useHost();
  const wasOpen = useRef(false);
  if (state === 'open') wasOpen.current = true;
  if (state === 'refused') {
    return (
      <Result
        status="403"
        title={t('app:connection.refused')}
        extra={askForLink && <AskForLink askForLink={askForLink} />}
      />
    );
  }
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
          // A browser's page outlives the program, and may wait for one that nobody starts.
          description={restart === null && t('app:connection.ended')}
        />
      )}
      <OfficeAway />
      {children}
    </>
  );
}
