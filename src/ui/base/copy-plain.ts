import { plainText } from '../../view/format';

/**
 * Makes text that is selected and copied readable for Python: the page shows numbers with a true minus and ∞. Returns the
 * function that stops it.
 */
export function copyPlain(page: Document): () => void {
  const onCopy = (event: ClipboardEvent) => {
    const selection = page.getSelection();
    // The text of a field is plain already.
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
