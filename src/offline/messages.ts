/** What a page says to the worker that waits to take over. */
export type FromPage =
  /** The build of the page, by the address of its first script. */
  | { readonly type: 'page'; readonly entry: string }
  /** The reader wants the new version now. */
  | { readonly type: 'takeOver' };

/** The worker's answer to a page of another build. */
export type FromWorker = { readonly type: 'newer' };
