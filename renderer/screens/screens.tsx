import { useRoute } from '../frame/use-route.ts';
import { KeepPreferences } from '../preferences/keep-preferences.tsx';
import { FirstRun } from './first-run/first-run.tsx';
import { ImportJobProvider } from './import/import-job.tsx';
import { ImportNotice } from './import/import-notice.tsx';
import { OpenedFiles } from './import/opened-files.tsx';
import { WindowDrop } from './import/window-drop.tsx';
import { topScreens } from './registry.tsx';
import { RunWorkspace } from './run/run-workspace.tsx';
import { RestoreNews } from './settings/data/restore-news.tsx';
import { SendingNews } from './submit/sending-news.tsx';

/** The screen that the route names; the first one for a route that names none. */
export function Screens() {
  return (
    <ImportJobProvider>
      <Screen />
      <WindowDrop />
      <OpenedFiles />
      <ImportNotice />
      <FirstRun />
      <SendingNews />
      <RestoreNews />
      <KeepPreferences />
    </ImportJobProvider>
  );
}

function Screen() {
  const [name, run, step] = useRoute();
  if (name === 'runs' && run !== undefined) return <RunWorkspace key={run} id={run} stepName={step} />;
  const [first] = topScreens;
  const shown = topScreens.find((screen) => screen.name === name) ?? first;
  return shown ? <shown.Screen /> : null;
}
