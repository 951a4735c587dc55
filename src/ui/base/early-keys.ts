/** Keys that were pressed before the page's commands were loaded. */
let held: KeyboardEvent[] | null = null;

const hold = (event: KeyboardEvent): void => {
  // An element that has the focus uses its own keys already.
  if (event.target === document.body && !event.defaultPrevented) held?.push(event);
};

/** Keeps the keys that are pressed from now on, until the page's commands are loaded. */
export function holdKeys(): void {
  held = [];
  addEventListener('keydown', hold);
}

/** Gives the kept keys to the commands, in order. */
export function releaseKeys(): void {
  removeEventListener('keydown', hold);
  for (const event of held ?? []) document.body.dispatchEvent(new KeyboardEvent('keydown', event));
  held = null;
}
