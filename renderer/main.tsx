import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createEngineClient } from './api/engine-client.ts';
import { hostBridge } from './api/host-bridge.ts';
import { App } from './app.tsx';
import { Screens } from './screens/screens.tsx';
import './frame/page.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const host = hostBridge();
const engine = createEngineClient(() => host.openChannel());
createRoot(root).render(
  <StrictMode>
    <App engine={engine} host={host}>
      <Screens />
    </App>
  </StrictMode>,
);
