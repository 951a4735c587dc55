import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setLogit } from '../scenario/edits';
import { madeStore, presetScenario } from '../testing/made-store';
import { madeToken } from '../testing/made-token';
import { linkOf } from './links';
import { type OfflineBrowser, startOffline } from './offline';
import type { AppStore } from './store';

/** A worker that knows the pages of one build. */
class FakeWorker extends EventTarget {
  state = 'installing';
  readonly entry: string;
  readonly container: FakeContainer;

  constructor(entry: string, container: FakeContainer) {
    super();
    this.entry = entry;
    this.container = container;
  }
  postMessage(message: { type: string; entry?: string }) {
    if (message.type === 'takeOver' || message.entry === this.entry) this.container.activate();
    else this.container.say({ type: 'newer' });
  }
}

class FakeContainer extends EventTarget {
  readonly registration = Object.assign(new EventTarget(), {
    installing: null as FakeWorker | null,
    waiting: null as FakeWorker | null,
    active: null as FakeWorker | null,
    update: vi.fn(async () => {}),
  });
  readonly register = vi.fn(async () => this.registration);

  find(entry: string) {
    this.registration.installing = new FakeWorker(entry, this);
    this.registration.dispatchEvent(new Event('updatefound'));
  }
  install() {
    const worker = this.registration.installing!;
    this.registration.installing = null;
    this.registration.waiting = worker;
    worker.state = 'installed';
    worker.dispatchEvent(new Event('statechange'));
  }
  activate() {
    this.registration.active = this.registration.waiting;
    this.registration.waiting = null;
    this.dispatchEvent(new Event('controllerchange'));
  }
  say(data: unknown) {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

let store: AppStore;
let container: FakeContainer;
let idle: (() => void)[];
let reloaded: string[];
let seeAgain: (() => void) | null;

const browser = (over: Partial<OfflineBrowser> = {}): OfflineBrowser => ({
  serviceWorker: container as unknown as ServiceWorkerContainer,
  savesData: false,
  whenIdle: (run) => idle.push(run),
  whenSeenAgain: (run) => {
    seeAgain = run;
  },
  reload: (link) => reloaded.push(link),
  ...over,
});

/** A page of the build `first`, after its first picture. */
async function visit(): Promise<void> {
  startOffline(store, 'first', browser());
  store.setState({ routed: madeToken() });
  for (const run of idle) run();
  await vi.waitFor(() => expect(seeAgain).not.toBeNull());
}

beforeEach(() => {
  store = madeStore();
  container = new FakeContainer();
  idle = [];
  reloaded = [];
  seeAgain = null;
});

describe('the copy', () => {
  it('waits for the first picture, and then for the page to be idle', async () => {
    startOffline(store, 'first', browser());
    expect(idle).toEqual([]);
    store.setState({ routed: madeToken() });
    expect(container.register).not.toHaveBeenCalled();
    for (const run of idle) run();
    expect(container.register).toHaveBeenCalledExactlyOnceWith('./sw.js');
  });

  it('is not made if the browser keeps none, or the reader saves data', () => {
    startOffline(store, 'first', browser({ serviceWorker: undefined }));
    startOffline(store, 'first', browser({ savesData: true }));
    store.setState({ routed: madeToken() });
    expect(idle).toEqual([]);
  });

  it('is given up silently if the browser refuses', async () => {
    container.register.mockRejectedValue(new DOMException('private window', 'SecurityError'));
    startOffline(store, 'first', browser());
    store.setState({ routed: madeToken() });
    for (const run of idle) run();
    await new Promise(setImmediate);
    expect(store.getState().newVersion).toBe('none');
    expect(store.getState().notices).toEqual([]);
  });
});

describe('a new version', () => {
  it('is offered once it is kept, and not loaded', async () => {
    await visit();
    container.find('second');
    expect(store.getState().newVersion).toBe('none');
    container.install();
    expect(store.getState().newVersion).toBe('ready');
    expect(container.registration.waiting).not.toBeNull();
    expect(reloaded).toEqual([]);
  });

  it('is offered even if it was found before this page opened', async () => {
    container.find('second');
    await visit();
    container.install();
    expect(store.getState().newVersion).toBe('ready');
  });

  it('takes over silently if this page is of it already', async () => {
    container.find('first');
    container.install();
    await visit();
    expect(store.getState().newVersion).toBe('none');
    expect(container.registration.active?.entry).toBe('first');
    expect(reloaded).toEqual([]);
  });

  it('is shown when the reader wants it, with the link of the newest state', async () => {
    await visit();
    container.find('second');
    container.install();
    store.setState({ scenario: setLogit(presetScenario('dsv3'), 3, 9).scenario, newVersion: 'wanted' });
    expect(container.registration.active?.entry).toBe('second');
    await vi.waitFor(() => expect(reloaded).toEqual([linkOf(store.getState())]));
  });

  it('is shown by a reload alone if another tab has let it take over', async () => {
    await visit();
    container.find('second');
    container.install();
    container.activate();
    expect(reloaded).toEqual([]);
    store.setState({ newVersion: 'wanted' });
    await vi.waitFor(() => expect(reloaded).toHaveLength(1));
  });

  it('is asked for when a page is seen again after an hour', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await visit();
    seeAgain?.();
    expect(container.registration.update).not.toHaveBeenCalled();
    vi.setSystemTime(Date.now() + 3_600_000);
    seeAgain?.();
    seeAgain?.();
    expect(container.registration.update).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });
});
