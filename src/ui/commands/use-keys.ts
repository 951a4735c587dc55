import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { type App, useApp } from '../base/app-context';
import { listenForGroup } from './group-entry';
import { commandsOf } from './registry';

/** Elements whose text takes the keys. */
const TEXT_FIELDS = 'textarea, input:not([type="range"], [type="checkbox"], [type="radio"])';

/** The app's keys, from all commands. They are off while a control that uses them itself has the focus. */
export function useKeys(): void {
  const app = useApp();
  useEffect(() => {
    const stops = [tinykeys(window, bindingsOf(app)), listenForGroup(app)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [app]);
}

function bindingsOf(app: App): Record<string, (event: KeyboardEvent) => void> {
  const bindings: Record<string, (event: KeyboardEvent) => void> = {};
  for (const { keys = [], isGlobal, isUndo, isEnabled, run } of commandsOf(app))
    for (const key of keys)
      bindings[key] = (event) => {
        // The keys of a focused cell come first.
        if (event.defaultPrevented) return;
        const isOwn = isUndo && isCommitted(event.target);
        if (!isOwn && isTaken(event.target, key, isGlobal || key.includes('$mod'))) return;
        // The browser's own undo would change the text, even if the app has nothing to undo.
        if (isOwn) event.preventDefault();
        if (isEnabled && !isEnabled(app.store.getState())) return;
        if (event.key !== 'Escape') event.preventDefault();
        run();
      };
  return bindings;
}

/** Whether an element is a field without typed text that was not applied yet. */
function isCommitted(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && 'appUndo' in target.dataset;
}

/** Whether the focus keeps a key: dialogs, popovers and text fields keep all, other controls those that they use. */
function isTaken(target: EventTarget | null, key: string, isGlobal: boolean): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('dialog') || document.querySelector(':popover-open')) return true;
  if (target.matches(TEXT_FIELDS)) return true;
  if (isGlobal) return false;
  // A presenter's remote control sends these: they step even from a cell or the time slider. Other sliders, lists and parts
  // that scroll keep them.
  if (key.startsWith('Page')) return usesPages(target);
  // A list box finds its entries by what is typed.
  if (target.closest('select')) return true;
  if (key === 'Space')
    return target.closest('button, summary, input, [role="option"], [role="tab"]') !== null;
  if (key === 'Home' || key === 'End')
    return target.closest('input, [role="listbox"], [role="grid"]') !== null;
  return key.startsWith('Arrow') && usesArrows(target);
}

/** Whether arrows move something in an element, or scroll it sideways. */
function usesArrows(element: HTMLElement): boolean {
  const control = element.closest('input, [role="option"], [role="tab"], [role="listbox"], [role="grid"]');
  const { overflowX } = getComputedStyle(element);
  return control !== null || (SCROLLS.has(overflowX) && element.scrollWidth > element.clientWidth);
}

/** Whether the page keys move something in an element, or scroll it. The slider of the time steps as the page does. */
function usesPages(element: HTMLElement): boolean {
  const isControl = element.matches('select, input[type="range"]:not([data-time])');
  const { overflowY } = getComputedStyle(element);
  return isControl || (SCROLLS.has(overflowY) && element.scrollHeight > element.clientHeight);
}

/** Values of `overflow` with which a reader can scroll. */
const SCROLLS: ReadonlySet<string> = new Set(['auto', 'scroll']);
