import { Redo2, Undo2 } from 'lucide-react';
import { useApp, useAppState, useText } from '../base/app-context';

/** Undo and redo. Each names what it would change. */
export function UndoRedo() {
  const words = useText();
  const { actions } = useApp();
  // The label of a drag changes with every move, so a drag is named once it has ended.
  const isDragging = useAppState((state) => state.history.gesture !== null);
  const undoStep = useAppState(({ history }) =>
    history.gesture === null ? history.past.at(-1)?.label : undefined,
  );
  const redoStep = useAppState((state) => state.history.future.at(-1)?.label);
  const undo = isDragging ? words.panels.thisDrag : undoStep ? words.edit(undoStep) : null;
  const redo = redoStep ? words.edit(redoStep) : null;
  const undoName = undo === null ? words.panels.noUndo : words.panels.undo(undo);
  const redoName = redo === null ? words.panels.noRedo : words.panels.redo(redo);
  return (
    <>
      <button
        type="button"
        className="button icon"
        disabled={undo === null}
        aria-label={undoName}
        title={undoName}
        onClick={actions.undo}
      >
        <Undo2 size={16} aria-hidden />
      </button>
      <button
        type="button"
        className="button icon"
        disabled={redo === null}
        aria-label={redoName}
        title={redoName}
        onClick={actions.redo}
      >
        <Redo2 size={16} aria-hidden />
      </button>
    </>
  );
}
