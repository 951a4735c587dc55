import { useEffect, useState } from 'react';
import { type App, useApp, useText } from '../base/app-context';
import { bringFiles, bringText } from './brought';
import styles from './DropTarget.module.css';

/** Opens files and texts that are dropped or pasted anywhere on the page, unless a text field takes the paste. */
export function DropTarget() {
  const { debugging } = useText();
  const app = useApp();
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    /** Elements that the pointer is inside of: each sends an event when it enters and leaves. */
    let depth = 0;
    const over = (change: number) => {
      depth = Math.max(0, depth + change);
      setIsOver(depth > 0);
    };
    document.addEventListener('dragenter', (event) => isOpenable(event) && over(1), { signal });
    document.addEventListener('dragleave', (event) => isOpenable(event) && over(-1), { signal });
    // Without this the browser would leave the page and show the file itself.
    document.addEventListener('dragover', (event) => isOpenable(event) && event.preventDefault(), { signal });
    document.addEventListener(
      'drop',
      (event) => {
        over(-depth);
        if (isOpenable(event) && event.dataTransfer && bring(event.dataTransfer, app)) event.preventDefault();
      },
      { signal },
    );
    document.addEventListener(
      'paste',
      (event) => {
        if (takesText(event.target) || !event.clipboardData) return;
        if (bring(event.clipboardData, app)) event.preventDefault();
      },
      { signal },
    );
    return () => listening.abort();
  }, [app]);
  return isOver ? <div className={styles.over}>{debugging.drop}</div> : null;
}

/** Whether a drag brings files, or a text that no text field takes. */
function isOpenable({ dataTransfer, target }: DragEvent): boolean {
  const types = dataTransfer?.types ?? [];
  return types.includes('Files') || (types.includes('text/plain') && !takesText(target));
}

function takesText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null;
}

/** Shows what was brought. False if there is nothing in it. */
function bring(data: DataTransfer, { store, actions }: App): boolean {
  const text = data.getData('text/plain');
  if (data.files.length > 0) bringFiles(data.files);
  else if (text.trim() !== '') bringText(text);
  else return false;
  const { dialog } = store.getState();
  // Another dialog would stay above this one.
  if (dialog !== null && dialog !== 'open') actions.closeDialog(dialog);
  actions.openDialog('open');
  return true;
}
