/**
 * Puts a link into the address bar without a new entry in the browser's history. Browsers refuse that in a sandboxed
 * frame, and more than about 100 times in 30 s: then it gives false, and Share still has the link.
 */
export function replaceAddress(link: string): boolean {
  try {
    history.replaceState(null, '', link);
    return true;
  } catch {
    return false;
  }
}
