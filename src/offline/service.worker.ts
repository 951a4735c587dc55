import { createKeeper, type Files } from './keeper';
import type { FromPage, FromWorker } from './messages';

declare const self: ServiceWorkerGlobalScope;

// The list is put here when the app is built.
const files: Files = JSON.parse('__FILES__');
const keeper = createKeeper(files, self.registration.scope, {
  caches: self.caches,
  fetch: (request, init) => self.fetch(request, init),
});

self.addEventListener('install', (event) => event.waitUntil(keeper.keep()));
self.addEventListener('activate', (event) => event.waitUntil(keeper.tidy().then(() => self.clients.claim())));
self.addEventListener('fetch', (event) => {
  const answer = keeper.answer(event.request);
  if (answer) event.respondWith(answer);
});
self.addEventListener('message', ({ data, source }: ExtendableMessageEvent) => {
  const message = data as FromPage;
  // A reload would change nothing for a page of this build.
  if (message.type === 'takeOver' || keeper.has(message.entry)) void self.skipWaiting();
  else source?.postMessage({ type: 'newer' } satisfies FromWorker);
});
