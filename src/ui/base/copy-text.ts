/** Puts a text on the clipboard. Rejects if the browser has none (plain http) or refuses. */
export async function copyText(text: string): Promise<void> {
  if (!navigator.clipboard) throw new Error('no clipboard');
  await navigator.clipboard.writeText(text);
}
