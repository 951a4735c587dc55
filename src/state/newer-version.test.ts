import { beforeEach, expect, it } from 'vitest';
import { madeStore } from '../testing/made-store';
import { startNewerVersion } from './newer-version';
import type { AppStore } from './store';

const ENTRY = 'https://host.example/deep/assets/index-first.js';
const pageOf = (script: string) => `<script type="module" crossorigin src="./assets/${script}"></script>`;

let store: AppStore;
let page: string | null;
let partFails: () => void;

beforeEach(() => {
  store = madeStore();
  page = pageOf('index-second.js');
  startNewerVersion(store, ENTRY, {
    page: async () => {
      if (page === null) throw new TypeError('no network');
      return page;
    },
    whenPartFails: (run) => {
      partFails = run;
    },
  });
});

const newVersion = async () => {
  await new Promise((resolve) => setTimeout(resolve));
  return store.getState().newVersion;
};
const refuse = (reason: 'workerNotLoaded' | 'softwareAdapter') =>
  store.setState(({ engine }) => ({ engine: { ...engine, refusal: { reason, detail: '' } } }));

it('offers another version when a part cannot be loaded', async () => {
  partFails();
  expect(await newVersion()).toBe('ready');
});

it('offers it when the worker cannot be loaded', async () => {
  refuse('workerNotLoaded');
  expect(await newVersion()).toBe('ready');
});

it.each([
  ['a language', { field: 'language', code: 'languageNotLoaded', values: { name: 'x', reason: 'offline' } }],
  ['the code of links', { field: 'link', code: 'linkNotLoaded', values: { reason: 'offline' } }],
] as const)('offers it when %s cannot be loaded', async (_, notice) => {
  store.setState({ notices: [notice] });
  expect(await newVersion()).toBe('ready');
});

it.each([
  ['the host has the same version', pageOf('index-first.js')],
  ['the host cannot be reached', null],
  ['the host sends a page of its own', '<h1>Sign in</h1>'],
])('offers nothing when %s', async (_, there) => {
  page = there;
  partFails();
  expect(await newVersion()).toBe('none');
});

it('does not look while nothing is missing', async () => {
  refuse('softwareAdapter');
  expect(await newVersion()).toBe('none');
});
