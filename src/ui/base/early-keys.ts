/** Keys that were pressed on the page before its commands had arrived. */
let held: KeyboardEvent[] | null = null;

const hold = (event: KeyboardEvent): void => {
  // What has the focus uses its own keys already.
  if (event.target === document.body && !event.defaultPrevented) held?.push(event);
};

/** Holds the keys that are pressed from now on, until the page's commands are there. */
export function holdKeys(): void {
  held = [];
  addEventListener('keydown', hold);
}

/** Gives the held keys to the commands, in their order. */
export function releaseKeys(): void {
  removeEventListener('keydown', hold);
  for (const event of held ?? []) document.body.dispatchEvent(new KeyboardEvent('keydown', event));
  held = null;
}
