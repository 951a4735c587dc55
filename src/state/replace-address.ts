/**
 * Puts a link into the address bar without a visit of its own. Browsers refuse that where they hold a frame apart, and
 * when it is done more than about 100 times in 30 s: then it gives false, and Share still has the link.
 */
export function replaceAddress(link: string): boolean {
  try {
    history.replaceState(null, '', link);
    return true;
  } catch {
    return false;
  }
}
