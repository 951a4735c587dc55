import { type KeyboardEvent, memo, useEffect, useRef } from 'react';
import { stageOf } from '../../state/selectors';
import type { StageLayout } from '../../view/layout/layout-stage';
import type { RoutedToken } from '../../view/routed-token';
import { useApp, useAppState, useSettledToken, useText } from '../app/app-context';
import { type Direction, neighbour, rowsOf } from './grid-rows';
import styles from './Stage.module.css';

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

/** Logit units per press of a bracket key. */
const STEP = 0.01;
const BIG_STEP = 0.1;

/** The rack as an ARIA grid over the canvas: one cell an expert, one of them in the tab order. */
export function RackGrid({ layout }: { layout: StageLayout }) {
  const words = useText();
  const { store, actions } = useApp();
  const grid = useRef<HTMLDivElement>(null);
  const token = useSettledToken();
  const other = useAppState((state) => state.routedA);
  const stage = useAppState(stageOf);
  const current = useAppState((state) => (state.keyboard?.kind === 'expert' ? state.keyboard.id : 0));
  const hasFocus = useAppState((state) => state.keyboard !== null);

  useEffect(() => {
    if (!hasFocus) return;
    const cell = grid.current?.querySelector<HTMLElement>(`[data-expert="${current}"]`);
    if (cell && cell !== document.activeElement) cell.focus();
  }, [current, hasFocus]);

  if (!token || layout.cells.length !== token.scenario.params.globalNumExperts) return null;
  const rows = rowsOf(layout.cells, token.result.numGroups);

  function onKeyDown(event: KeyboardEvent): void {
    const id = current;
    const direction = DIRECTIONS[event.key];
    const size = event.shiftKey ? BIG_STEP : STEP;
    const { logits, eScoreCorrectionBias: bias } = store.getState().scenario;
    if (direction) actions.focusCell({ kind: 'expert', id: neighbour(rows, id, direction) });
    else if (event.key === 'Enter') actions.pin({ kind: 'expert', id }, event.shiftKey);
    else if (event.code === 'BracketLeft' || event.code === 'BracketRight') {
      const change = event.code === 'BracketLeft' ? -size : size;
      if (event.altKey) actions.setBias(id, (bias?.[id] ?? 0) + change);
      else actions.setLogit(id, logits[id]! + change);
    } else if (event.key === 'Backspace' || event.key === 'Delete') actions.resetExpert(id);
    else if (/^[-\d.]$/.test(event.key) && !event.ctrlKey && !event.metaKey) actions.typeInto(id, event.key);
    else return;
    event.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be laid over a canvas
    <div
      ref={grid}
      role="grid"
      className={styles.grid}
      aria-label={words.app.rack}
      aria-rowcount={rows.length}
      data-epoch={token.epoch}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        const id = Number(event.target.dataset.expert);
        if (Number.isInteger(id)) actions.focusCell({ kind: 'expert', id });
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) actions.focusCell(null);
      }}
    >
      {rows.map((ids, row) => (
        // biome-ignore lint/a11y/useSemanticElements: see above
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its index
        <div key={row} role="row" tabIndex={-1}>
          {ids.map((id) => (
            <GridCell
              key={id}
              id={id}
              token={token}
              other={other}
              stage={stage}
              rect={layout.cells[id]!}
              isCurrent={id === current}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface GridCellProps {
  id: number;
  token: RoutedToken;
  stage: number;
  /** A of a comparison. */
  other: RoutedToken | null;
  rect: StageLayout['cells'][number];
  isCurrent: boolean;
}

const GridCell = memo(function GridCell({ id, token, other, stage, rect, isCurrent }: GridCellProps) {
  const words = useText();
  const { x, y, width, height } = rect;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see RackGrid
    <div
      role="gridcell"
      className={styles.cell}
      tabIndex={isCurrent ? 0 : -1}
      data-expert={id}
      aria-label={other ? words.compare.cellName(other, token, stage, id) : words.cellName(token, stage, id)}
      style={{ left: x, top: y, width, height }}
    />
  );
});
