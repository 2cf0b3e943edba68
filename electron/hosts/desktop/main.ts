import { app } from 'electron';
import { translator } from '#shared/text/index.ts';
import { dataFolder } from '../node/data-folder.ts';
import { fileLog } from '../node/file-log.ts';
import { declareAppScheme, serveApp } from './app-protocol.ts';
import { denyNavigation, denyPermissions } from './deny.ts';
import { startEngine } from './engine-process.ts';
import { answerHostCalls } from './host-calls.ts';
import { setMenu } from './menu.ts';
import { networkWithoutResend } from './network.ts';
import { openedFiles } from './opened-files.ts';
import { stopEngineBeforeQuit } from './quit.ts';
import { systemSecrets } from './secrets.ts';
import { keepOneInstance } from './single-instance.ts';
import { tellAndQuit } from './tell-and-quit.ts';
import { startUpdates } from './updates/updates.ts';
import { openWindow } from './window.ts';

const dataDir = dataFolder();
const log = fileLog(dataDir);

// Windows shows messages and pins the window under the name that the installer registered.
app.setAppUserModelId('com.dockhand.app');
declareAppScheme();
networkWithoutResend();
if (keepOneInstance(dataDir)) {
  denyNavigation();
  const opened = openedFiles();
  app.whenReady().then(() => {
    const t = translator(app.getLocale().startsWith('en') ? 'en' : 'zh');
    denyPermissions();
    serveApp();
    setMenu(t);
    const engine = startEngine({
      dataDir,
      log,
      secrets: systemSecrets(),
      onFailed: (failure) => tellAndQuit(t, failure),
    });
    stopEngineBeforeQuit(engine);
    const window = openWindow({ dataDir, t });
    answerHostCalls({ window, engine, opened, updates: startUpdates({ engine, log }), log });
  });
}
