import { type KeyboardEvent, memo, useEffect, useRef } from 'react';
import { matchKeyBindingPress, parseKeybinding } from 'tinykeys';
import { hasGroupStages } from '../../core/plan';
import type { StageId } from '../../core/stages';
import type { RoutedToken } from '../../scenario/routed-token';
import type { Pin } from '../../scenario/scenario';
import { guessOf, questionOf } from '../../state/slices/tour';
import type { StageLayout } from '../../view/layout/layout-stage';
import { areRanksVeiled } from '../../view/scene/over/guesses';
import { useApp, useAppState, useRestingStage, useText } from '../base/app-context';
import { beginsNumber, CELL_KEYS, type CellAct, COPY_VALUE_KEY } from '../base/cell-keys';
import { neighbour, rowsOf } from './grid-rows';
import styles from './Stage.module.css';

/** The rack as an ARIA grid over the canvas: a cell for each expert, one of them in the tab order. */
export function RackGrid({ layout }: { layout: StageLayout }) {
  const words = useText();
  const { store, actions } = useApp();
  const grid = useRef<HTMLDivElement>(null);
  const token = useAppState((state) => state.routedAtRest);
  const other = useAppState((state) => state.routedA);
  const stage = useRestingStage();
  const current = useAppState((state) => state.keyboard ?? FIRST);
  const hasFocus = useAppState((state) => state.keyboard !== null);
  const guess = useAppState((state) => state.tour?.guess ?? NO_GUESS);
  const guessed = useAppState((state) => guessOf(state)?.kind);
  const isVeiled = useAppState((state) => areRanksVeiled(guessOf(state)));
  const zoom = layout.zoom;

  // The names follow the picture a moment later: until then nothing can have the focus.
  const isShown = token !== null && layout.cells.length === token.scenario.params.globalNumExperts;

  useEffect(() => {
    if (!hasFocus || !isShown) return;
    const cell = grid.current?.querySelector<HTMLElement>(`[data-${current.kind}="${current.id}"]`);
    if (cell && cell !== document.activeElement) cell.focus();
  }, [current, hasFocus, isShown]);

  if (!isShown) return null;
  const rows = rowsOf(layout.cells, token.result.numGroups);
  // The names follow the picture a moment later: the picture's rows may already have another grouping.
  const hasLabels = hasGroupStages(token.plan) && layout.rows.length === rows.length;

  function act(what: CellAct, { kind, id }: Pin): void {
    const { logits, eScoreCorrectionBias: bias } = store.getState().scenario;
    if (what.kind === 'move') actions.focusCell(neighbour(rows, { kind, id }, what.to, hasLabels));
    else if (what.kind === 'pin') {
      actions.closeCard();
      const isAsked = questionOf(store.getState())?.of === 'groups';
      if (kind === 'group' && !what.keep && !isAsked) actions.zoomTo(id);
      else actions.choose({ kind, id }, what.keep);
    } else if (kind === 'group') return;
    else if (what.kind === 'reset') actions.resetExpert(id);
    else {
      const burst = actions.burst(`${what.part} ${id}`);
      if (what.part === 'bias') actions.setBias(id, (bias?.[id] ?? 0) + what.by, burst);
      else actions.setLogit(id, logits[id]! + what.by, burst);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    const key = CELL_KEYS.find(({ keys }) => keys.some((name) => matches(event.nativeEvent, name)));
    if (key) act(key.act, current);
    else if (current.kind === 'expert' && beginsNumber(event.nativeEvent))
      actions.typeInto(current.id, event.key);
    else return;
    event.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be laid over a canvas
    <div
      ref={grid}
      role="grid"
      className={styles.grid}
      aria-label={words.panels.rack}
      aria-rowcount={rows.length}
      aria-keyshortcuts={COPY_VALUE_KEY}
      data-epoch={token.epoch}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        const { expert, group } = event.target.dataset;
        if (expert !== undefined) actions.focusCell({ kind: 'expert', id: Number(expert) });
        else if (group !== undefined) actions.focusCell({ kind: 'group', id: Number(group) });
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) actions.focusCell(null);
      }}
    >
      {rows.map((ids, row) => (
        // biome-ignore lint/a11y/useSemanticElements: see above
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its index
        <div key={row} role="row" tabIndex={-1}>
          {hasLabels && (
            <RowLabel
              group={row}
              token={token}
              stage={stage}
              rect={layout.rows[row]!.label}
              isCurrent={current.kind === 'group' && current.id === row}
              isOpen={zoom === row}
              isGuessed={guessed === 'group' && guess.includes(row)}
              isVeiled={isVeiled}
            />
          )}
          {ids.map((id) => (
            <GridCell
              key={id}
              id={id}
              token={token}
              other={other}
              stage={stage}
              rect={layout.cells[id]!}
              isCurrent={current.kind === 'expert' && id === current.id}
              isGuessed={guessed === 'expert' && guess.includes(id)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

/** Whether the focus enters the grid here. */
const FIRST: Pin = { kind: 'expert', id: 0 };
const NO_GUESS: readonly number[] = [];

/** Whether an event is this key, in tinykeys' notation. */
function matches(event: globalThis.KeyboardEvent, key: string): boolean {
  const [press] = parseKeybinding(key);
  return press !== undefined && matchKeyBindingPress(event, press);
}

interface RowLabelProps {
  group: number;
  token: RoutedToken;
  stage: StageId;
  rect: StageLayout['cells'][number];
  isCurrent: boolean;
  /** Whether the group is opened large. */
  isOpen: boolean;
  /** Whether it is a guess of the tour. */
  isGuessed: boolean;
  /** Whether the tour asks for its rank. */
  isVeiled: boolean;
}

const RowLabel = memo(function RowLabel({
  group,
  token,
  stage,
  rect,
  isCurrent,
  isOpen,
  isGuessed,
  isVeiled,
}: RowLabelProps) {
  const words = useText();
  const { x, y, width, height } = rect;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see RackGrid
    <div
      role="rowheader"
      className={styles.rowHeader}
      tabIndex={isCurrent ? 0 : -1}
      data-group={group}
      aria-label={words.rowName(token, stage, group, isVeiled)}
      aria-expanded={isOpen}
      aria-selected={isGuessed || undefined}
      style={{ left: x, top: y, width, height }}
    >
      <span className="hidden">{words.picture.groupLabel(group)}</span>
    </div>
  );
});

interface GridCellProps {
  id: number;
  token: RoutedToken;
  stage: StageId;
  /** A of a comparison. */
  other: RoutedToken | null;
  rect: StageLayout['cells'][number];
  isCurrent: boolean;
  isGuessed: boolean;
}

const GridCell = memo(function GridCell({
  id,
  token,
  other,
  stage,
  rect,
  isCurrent,
  isGuessed,
}: GridCellProps) {
  const words = useText();
  const { x, y, width, height } = rect;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see RackGrid
    <div
      role="gridcell"
      className={styles.cell}
      tabIndex={isCurrent ? 0 : -1}
      data-expert={id}
      aria-selected={isGuessed || undefined}
      aria-label={other ? words.compare.cellName(other, token, stage, id) : words.cellName(token, stage, id)}
      style={{ left: x, top: y, width, height }}
    />
  );
});
