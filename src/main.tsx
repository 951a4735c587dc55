import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createEngineHost } from './compute/engine-host';
import { createWorkerEngine } from './compute/worker/worker-engine';
import { createActions } from './state/actions';
import { createFrameLoop } from './state/frame-loop';
import { chosenLocale } from './state/language';
import { startLinkSync } from './state/link-sync';
import { startMotion } from './state/motion';
import { offlineBrowser, startOffline } from './state/offline';
import { startPlayback } from './state/playback';
import { startProbes } from './state/probes';
import { startRouting } from './state/routing';
import { savedMotion, savedPlayback, savedTheme, savedVerbosity } from './state/settings';
import { startSettling } from './state/settling';
import { openLink } from './state/start';
import { createAppStore } from './state/store';
import './styles/tokens.css';
import './styles/base.css';
import { loadText } from './text';
import { App } from './ui/app/App';
import { AppProvider } from './ui/app/app-context';

const chosen = chosenLocale();
const [start, locale] = await Promise.all([
  openLink(location.hash, { traceIndex: null, traceTexts: {} }),
  // A language that cannot be fetched keeps no one from the page.
  loadText(chosen).then(
    () => chosen,
    () => 'en' as const,
  ),
]);
const store = createAppStore({ ...start, theme: savedTheme(), locale });
store.setState({ ...savedPlayback(), motion: savedMotion(), verbosity: savedVerbosity() });
const host = createEngineHost(
  {
    startWorker: createWorkerEngine,
    // Loaded when it is asked for: the first picture needs only the worker.
    startGpu: async (allowSoftware) => (await import('./compute/webgpu/start-gpu')).startGpu(allowSoftware),
  },
  (engine) => store.setState({ engine }),
);
host.prefer('auto');
const actions = createActions(store, host);
const loop = createFrameLoop();
startRouting(store, host);
startSettling(store);
startMotion(store);
startProbes(store, host);
startPlayback(store, loop);
startLinkSync(store, actions.open);
// The development server has no built files to keep.
if (import.meta.env.PROD) startOffline(store, import.meta.url, offlineBrowser());

const root = document.getElementById('app');
if (!root) throw new Error('the page has no #app');
createRoot(root).render(
  <StrictMode>
    <AppProvider app={{ store, actions, loop }}>
      <App />
    </AppProvider>
  </StrictMode>,
);
