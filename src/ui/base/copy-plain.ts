import { plainText } from '../../view/format';

/**
 * What is selected on the page and copied is what Python reads: numbers are set with a true minus and ∞. Returns the
 * function that stops it.
 */
export function copyPlain(page: Document): () => void {
  const onCopy = (event: ClipboardEvent) => {
    const selection = page.getSelection();
    // A field copies its own text, which is plain.
    if (!selection || selection.isCollapsed || isField(event.target)) return;
    const text = selection.toString();
    const plain = plainText(text);
    if (plain === text || !event.clipboardData) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', plain);
    const copy = page.createElement('div');
    for (let i = 0; i < selection.rangeCount; i++) copy.append(selection.getRangeAt(i).cloneContents());
    event.clipboardData.setData('text/html', plainText(copy.innerHTML));
  };
  page.addEventListener('copy', onCopy);
  return () => page.removeEventListener('copy', onCopy);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
