import type { AppStore } from '../../state/store';
import { firstTextOf } from '../../text';
import type { StageLayout } from '../../view/layout/layout-stage';
import { canvasMeasure, paintCanvas } from '../../view/paint-canvas';
import { sceneModel } from '../../view/scene/model';
import { LOUPE, loupeMarks } from '../../view/scene/rack/loupe';
import { currentTheme } from './current-theme';
import { listen } from './listen';
import styles from './Stage.module.css';

export interface Loupe {
  /** Shows the cell of an expert above a point of the picture. */
  readonly show: (id: number, x: number, y: number) => void;
  readonly hide: () => void;
  readonly remove: () => void;
}

/** Distance from the finger to the loupe. */
const ABOVE = 36;
const BORDER = 12;

/** The cell under a finger, enlarged above it, with a crosshair through the cell. */
export function createLoupe(host: HTMLElement, layout: StageLayout, store: AppStore): Loupe {
  const part = (className: string) => {
    const node = document.createElement('div');
    node.className = className;
    node.ariaHidden = 'true';
    return node;
  };
  const box = part(styles.loupe ?? '');
  const lines = [part(styles.crosshair ?? ''), part(styles.crosshair ?? '')];
  const canvas = document.createElement('canvas');
  box.append(canvas);
  box.dataset.testid = 'loupe';
  const context = canvas.getContext('2d');
  let shown: number | null = null;
  const hide = () => {
    shown = null;
    for (const node of [box, ...lines]) node.remove();
  };

  function draw(id: number): void {
    const { routed, t, locale, isStill, theme } = store.getState();
    if (!context || !routed) return;
    const ratio = devicePixelRatio;
    canvas.width = LOUPE.width * ratio;
    canvas.height = LOUPE.height * ratio;
    canvas.style.width = `${LOUPE.width}px`;
    const colors = currentTheme(theme);
    const words = firstTextOf(locale).picture;
    const focus = { hover: null, pins: [], keyboard: null };
    const measure = canvasMeasure(context);
    const model = sceneModel({
      token: routed,
      t,
      focus,
      layout,
      theme: colors,
      measure,
      words,
      reducedMotion: isStill,
    });
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintCanvas(context, loupeMarks(model, id), colors, LOUPE);
  }

  // The canvas comes back empty when the browser's graphics process restarts.
  const stopListening = listen(canvas, 'contextrestored', () => {
    if (shown !== null) draw(shown);
  });

  return {
    show(id, x, y) {
      const cell = layout.cells[id];
      if (!cell) return;
      shown = id;
      draw(id);
      const [width, height] = [LOUPE.width + BORDER, LOUPE.height + BORDER];
      const room = y - (host.parentElement?.scrollTop ?? 0);
      // Above the finger, or beside it at the top of the picture.
      const isBeside = room < height + ABOVE;
      const left = isBeside ? (x > layout.width / 2 ? x - width - ABOVE : x + ABOVE) : x - width / 2;
      box.style.left = `${Math.min(layout.width - width, Math.max(0, left))}px`;
      box.style.top = `${isBeside ? Math.max(0, y - height / 2) : y - height - ABOVE}px`;
      const { rack } = layout;
      const [across, down] = lines;
      const set = (node: HTMLElement | undefined, a: number, b: number, w: number, h: number) =>
        node &&
        Object.assign(node.style, { left: `${a}px`, top: `${b}px`, width: `${w}px`, height: `${h}px` });
      set(across, rack.x, cell.y + cell.height / 2, rack.width, 1);
      set(down, cell.x + cell.width / 2, rack.y, 1, rack.height);
      host.append(...lines, box);
    },
    hide,
    remove() {
      stopListening();
      hide();
    },
  };
}
