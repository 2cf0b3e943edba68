import { HistoryOutlined, ImportOutlined, SettingOutlined, TruckOutlined } from '@ant-design/icons';
import type { ComponentType } from 'react';
import { SyncPreferences } from '../engine/sync-preferences.tsx';
import type { NavItem } from '../frame/frame.tsx';
import { useRoute } from '../navigation/route.ts';
import { WhichOrderProvider } from '../runs/which-order.tsx';
import { FollowUpScreen } from './follow-up/follow-up-screen.tsx';
import { HistoryScreen } from './history-screen.tsx';
import { ImportJobProvider } from './import/import-job.tsx';
import { ImportNotice } from './import/import-notice.tsx';
import { ImportScreen } from './import/import-screen.tsx';
import { OpenedFiles } from './import/opened-files.tsx';
import { WindowDrop } from './import/window-drop.tsx';
import { OrderScreen } from './order/order-screen.tsx';
import { RunWorkspace } from './run-workspace.tsx';
import { PendingRestore } from './settings/pending-restore.tsx';
import { RestoreNotice } from './settings/restore.tsx';
import { SettingsScreen } from './settings/settings-screen.tsx';
import { SendingNotifier } from './submit/sending-notifier.tsx';
import { Welcome } from './welcome.tsx';

interface TopScreen extends NavItem {
  readonly Screen: ComponentType;
}

/** The screens of the main navigation, in its order; the first one is shown at the start. */
export const topScreens: readonly TopScreen[] = [
  { name: 'import', icon: <ImportOutlined aria-hidden />, Screen: ImportScreen },
  { name: 'history', icon: <HistoryOutlined aria-hidden />, Screen: HistoryScreen },
  { name: 'follow', icon: <TruckOutlined aria-hidden />, Screen: FollowUpScreen },
  { name: 'settings', icon: <SettingOutlined aria-hidden />, Screen: SettingsScreen },
];

/** The screen that the route names, the first one for a route that names none; and what stands beside every screen. */
export function Screens() {
  return (
    <WhichOrderProvider>
      <ImportJobProvider>
        <PendingRestore />
        <Screen />
        <WindowDrop />
        <OpenedFiles />
        <ImportNotice />
        <Welcome />
        <SendingNotifier />
        <RestoreNotice />
        <SyncPreferences />
      </ImportJobProvider>
    </WhichOrderProvider>
  );
}

function Screen() {
  const [name, run, step, part] = useRoute();
  if (name === 'runs' && run !== undefined && step === 'orders' && part !== undefined) {
    return <OrderScreen runId={run} orderId={Number(part)} />;
  }
  if (name === 'runs' && run !== undefined) return <RunWorkspace key={run} id={run} stepName={step} />;
  const [first] = topScreens;
  const shown = topScreens.find((screen) => screen.name === name) ?? first;
  return shown ? <shown.Screen /> : null;
}
