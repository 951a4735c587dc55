import { late } from '../app/late';

/** What can be shared of the state; fetched late. */
export const ShareContent = late(async () => (await import('../app/late-parts')).ShareContent);
