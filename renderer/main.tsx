import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { desktopBridge } from './api/desktop-bridge.ts';
import { createEngineClient } from './api/engine-client.ts';
import { webBridge } from './api/web-bridge.ts';
import { App } from './app.tsx';
import { Screens } from './screens/screens.tsx';
import './frame/page.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const host = window.dockhand ? desktopBridge(window.dockhand) : webBridge();
const engine = createEngineClient(() => host.openChannel());
createRoot(root).render(
  <StrictMode>
    <App engine={engine} host={host}>
      <Screens />
    </App>
  </StrictMode>,
);
