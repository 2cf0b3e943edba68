import { app } from 'electron';
import { declareAppScheme, serveApp } from './app-protocol.ts';
import { begin } from './begin.ts';
import { dataFolderCalls } from './data-folder-calls.ts';
import { startEngine } from './engine-process.ts';
import { answerHostCalls } from './host-calls.ts';
import { hasLeftRoaming } from './leave-roaming.ts';
import { knownDataFolder, stopEngineBeforeQuit, systemText, tellAndQuit } from './lifecycle.ts';
import { setMenu } from './menu.ts';
import { menuActions } from './menu-actions.ts';
import { networkWithoutResend } from './network.ts';
import { startAgain } from './next-start.ts';
import { needsRestore, offerRestore } from './offer-restore.ts';
import { keepOneInstance } from './one-instance.ts';
import { openedFiles } from './opened-files.ts';
import { systemSecrets } from './secrets.ts';
import { stayAwake } from './stay-awake.ts';
import { startUpdates } from './updates/updates.ts';
import { warnIfSynced } from './warn-synced.ts';
import { denyNavigation, denyPermissions, openWindow } from './window.ts';

void begin(async (logIn) => {
  // Windows shows messages and pins the window under the name that the installer registered.
  app.setAppUserModelId('com.dockhand.app');
  declareAppScheme();
  networkWithoutResend();
  const dataDir = knownDataFolder();
  if (dataDir === null || !keepOneInstance(dataDir)) return;
  const log = logIn(dataDir);
  denyNavigation();
  const opened = openedFiles(dataDir);
  await app.whenReady();
  const t = systemText();
  denyPermissions();
  serveApp();
  if (await hasLeftRoaming({ dataDir, log, t })) return startAgain(opened.take());
  const engine = startEngine({
    dataDir,
    log,
    secrets: systemSecrets(),
    onFailed: (failure) =>
      needsRestore(failure) ? offerRestore(t, dataDir, failure, opened.withhold()) : tellAndQuit(t, failure),
  });
  stopEngineBeforeQuit(engine);
  stayAwake(engine);
  const window = openWindow({ dataDir, log, t });
  warnIfSynced({ dataDir, window, log, t });
  setMenu(t, menuActions(window, opened));
  const dataFolder = dataFolderCalls({ dataDir, engine, window, opened, t });
  answerHostCalls({ dataFolder, window, engine, opened, updates: startUpdates({ engine, opened, log }), log });
});
