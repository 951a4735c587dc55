/** Listens to an element's event. Returns the function that stops it. */
export function listen<Name extends keyof HTMLElementEventMap>(
  node: HTMLElement,
  name: Name,
  run: (event: HTMLElementEventMap[Name]) => void,
): () => void {
  node.addEventListener(name, run);
  return () => node.removeEventListener(name, run);
}
