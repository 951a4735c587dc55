import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createEngineHost } from './compute/engine-host';
import { createWorkerEngine } from './compute/worker/worker-engine';
import { createActions } from './state/actions';
import { followAtRest } from './state/at-rest';
import { createFrameLoop } from './state/frame-loop';
import { chosenLocale } from './state/language';
import { startLinkSync } from './state/link-sync';
import { loadLinks } from './state/load-links';
import { startMotion } from './state/motion';
import { startPlayback } from './state/playback';
import { startRouting } from './state/routing';
import { savedSettings } from './state/saved-settings';
import { openAddress, openAddressWithoutFiles } from './state/start';
import { createAppStore } from './state/store';
import './styles/tokens.css';
import './styles/base.css';
import { firstTextOf, type Locale, loadText } from './text';
import { App } from './ui/app/App';
import { Opening } from './ui/app/Opening';
import { AppProvider } from './ui/base/app-context';
import { holdKeys } from './ui/base/early-keys';
import type { Feature } from './ui/base/feature';
import { fetchLate, setLateFeatures } from './ui/base/late';
import { Part } from './ui/base/Part';

/** After this time the page shows that it is waiting. */
const LATE_MS = 400;
/** A language or a part of the page that has not arrived by then appears later. */
const PATIENCE_MS = 2000;

const place = document.getElementById('app');
if (!place) throw new Error('the page has no #app');
const root = createRoot(place);
const fragment = location.hash;

/** The state of the address. If a text is late, the page says so and waits as long as the reader likes. */
async function firstState(): ReturnType<typeof openAddress> {
  let late: ReturnType<typeof setTimeout> | undefined;
  const loading = new AbortController();
  const skipped = new Promise<void>((skip) => {
    late = setTimeout(() => root.render(<Opening words={firstTextOf(chosen)} onSkip={skip} />), LATE_MS);
  });
  const withoutFiles = skipped.then(() => openAddressWithoutFiles(fragment));
  const state = await Promise.race([openAddress(fragment, loading.signal), withoutFiles]);
  clearTimeout(late);
  loading.abort();
  return state;
}

const chosen = chosenLocale();
// Fall back to English if the language cannot be loaded.
const language: Promise<Locale> =
  chosen === 'en'
    ? Promise.resolve(chosen)
    : loadText(chosen).then(
        () => chosen,
        () => 'en',
      );
const english = new Promise<'en'>((resolve) => setTimeout(resolve, PATIENCE_MS, 'en'));
const [start, locale] = await Promise.all([firstState(), Promise.race([language, english])]);

const { playback, language: _, ...settings } = savedSettings();
const store = createAppStore({ ...start, ...playback, ...settings, locale });
// A reader may have chosen another one meanwhile.
void language.then((late) => chosenLocale() === chosen && store.setState({ locale: late }));
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
followAtRest(store);
setLateFeatures(async () => {
  const [{ FEATURES }] = await Promise.all([import('./ui/app/features'), loadText(store.getState().locale)]);
  for (const { start } of FEATURES as readonly Feature[]) start?.(store, host);
  return FEATURES;
});
startMotion(store);
startPlayback(store, loop);
startLinkSync(store, actions.open, loadLinks, fragment);
// The development server has no built files to keep.
if (import.meta.env.PROD)
  import('./state/updates').then(
    ({ startUpdates }) => startUpdates(store, import.meta.url),
    // Without this code the page works; the next visit tries again.
    () => {},
  );

// What a link pins, compares or says, and what is said of it, are features: they come with the first picture, so that
// nothing jumps. The column of settings keeps its room until they are there.
const { title, note } = start.message;
if (start.pins.length > 0 || start.compared || title + note !== '' || start.notices.length > 0)
  await Promise.race([
    // A part that fails is fetched again by the component that shows it.
    fetchLate().catch(() => null),
    new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)),
  ]);

holdKeys();
root.render(
  <StrictMode>
    <AppProvider app={{ store, actions, loop }}>
      <Part>
        <App />
      </Part>
    </AppProvider>
  </StrictMode>,
);
