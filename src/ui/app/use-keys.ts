import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { useApp } from './app-context';

/** Where undo belongs to the text being typed. */
const TEXT_FIELDS = 'textarea, input:not([type="range"], [type="checkbox"], [type="radio"])';

/** Where a letter is input or leads to an entry. */
const WRITING = `${TEXT_FIELDS}, select, dialog, [role="listbox"]`;

/** The app's keys. Those without a modifier rest while a control that uses them has the focus. */
export function useKeys(): void {
  const { store, actions } = useApp();
  useEffect(() => {
    const unlessTyping = (run: () => void) => (event: KeyboardEvent) => {
      if (usesKeys(event.target)) return;
      event.preventDefault();
      run();
    };
    const always = (run: () => void) => (event: KeyboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.matches(TEXT_FIELDS)) return;
      event.preventDefault();
      run();
    };
    const unlessWriting = (run: () => void) => (event: KeyboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.closest(WRITING)) return;
      run();
    };
    return tinykeys(window, {
      '$mod+z': always(actions.undo),
      '$mod+Shift+z': always(actions.redo),
      '$mod+y': always(actions.redo),
      Space: unlessTyping(() => (store.getState().isPlaying ? actions.pause() : actions.play())),
      ',': unlessTyping(() => actions.nudge(-0.1)),
      '.': unlessTyping(() => actions.nudge(0.1)),
      'Shift+Comma': unlessTyping(() => actions.step(-1)),
      'Shift+Period': unlessTyping(() => actions.step(1)),
      Home: unlessTyping(() => actions.seek(0)),
      End: unlessTyping(() => actions.seek(10)),
      c: unlessWriting(actions.toggleCompare),
      p: unlessWriting(actions.pinAsA),
      Escape: () => actions.clearPins(),
    });
  }, [store, actions]);
}

/** Fields, lists and buttons keep their own keys; so do dialogs. */
function usesKeys(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, button, dialog, [role="listbox"], [role="grid"]') !== null
  );
}
