import { Check, Copy } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { pictureScale } from '../../state/selectors';
import type { CardSubject } from '../../state/slices/cards';
import { isTapped, quantityOf } from '../../state/slices/cards';
import { type Side, tokenOf } from '../../state/slices/picture';
import type { Text } from '../../text';
import { formatExact } from '../../view/format';
import { numberFormula } from '../../view/formula/number-formula';
import type { StageLayout } from '../../view/layout/layout-stage';
import type { Rect } from '../../view/marks';
import type { Quantity } from '../../view/numbers';
import { placeCard } from '../../view/place-card';
import { useApp, useAppState, useText } from '../base/app-context';
import { COPY_VALUE_KEY } from '../base/cell-keys';
import { keyLabel } from '../base/key-label';
import { FormulaView } from '../explain/FormulaView';
import { type CardLine, cardLines, sideOf } from './card-lines';
import { copyNumber } from './copy-number';
import stage from './Stage.module.css';
import styles from './ValueCard.module.css';

interface ValueCardProps {
  layout: StageLayout;
  /** The picture over which it lies. */
  side?: Side;
}

/**
 * The number under a resting pointer, of the focused cell, or under a finger's tap: what it is, all its digits, where it comes
 * from, and a button that copies it. A screen reader reads only the cell's name at the focus. It can move to the card, and
 * the key that copies needs no card.
 */
export function ValueCard({ layout, side = 'b' }: ValueCardProps) {
  const subject = useAppState(({ card, isPlaying }) =>
    card && !isPlaying && sideOf(card) === side ? card : null,
  );
  return subject && <Card layout={layout} subject={subject} side={side} />;
}

interface CardProps extends Required<ValueCardProps> {
  subject: CardSubject;
}

function Card({ layout, subject, side }: CardProps) {
  const words = useText();
  const app = useApp();
  const { actions } = app;
  const node = useRef<HTMLElement>(null);
  const pictures = useAppState(
    useShallow(({ t, routed, routedA, compareView }) => ({ t, routed, routedA, compareView })),
  );
  const copied = useAppState((state) => state.copied);
  const token = tokenOf(pictures, side);
  const quantity = quantityOf(pictures, subject);
  const lines = cardLines(pictures, subject);
  const box = quantity && boxOf(layout, subject);
  const isByFinger = isTapped(subject);

  useLayoutEffect(() => {
    const card = node.current;
    if (!card || !box) return;
    const at = placeCard(
      box,
      size(card),
      roomOf(card, pictureScale(app.store.getState())),
      pointOf(subject, box),
    );
    Object.assign(card.style, { left: `${at.x}px`, top: `${at.y}px` });
  });

  // A finger never leaves the card as a pointer does, so the next press elsewhere closes it.
  useEffect(() => {
    if (!isByFinger) return;
    const onDown = ({ target }: PointerEvent) => {
      if (target instanceof Node && node.current?.contains(target)) return;
      actions.point(null);
      actions.closeCard();
    };
    document.addEventListener('pointerdown', onDown);
    return () => {
      document.removeEventListener('pointerdown', onDown);
      actions.peek(null);
    };
  }, [isByFinger, actions]);

  if (!token || !quantity || !box || lines.length === 0) return null;
  const formulae = numberFormula(token, quantity, words.formula);
  const isSingle = lines.length === 1;
  const name = (line: CardLine) =>
    (line.side ? `${words.app.sideName[line.side]} · ` : '') + words.numbers.valueName[line.name];
  const whose = whoseOf(quantity, words);
  const title = isSingle ? `${whose} · ${name(lines[0]!)}` : whose;
  return (
    <section
      ref={node}
      className={styles.card}
      aria-label={title}
      data-testid="value-card"
      data-tapped={isByFinger}
      // Not `enter`: React sends it before the picture's `leave`.
      onPointerOver={({ currentTarget, relatedTarget }) => {
        if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return;
        actions.holdCard('quantity' in subject ? subject : { quantity, box, side, ...pointOf(subject, box) });
        actions.peek(quantity.kind === 'whole' ? null : { kind: quantity.kind, id: quantity.id });
      }}
      onPointerLeave={({ pointerType }) => {
        if (pointerType === 'touch') return;
        actions.point(null);
        actions.peek(null);
      }}
    >
      <h3 className={styles.cardTitle}>{title}</h3>
      <dl className={styles.cardLines}>
        {lines.map((line, i) => {
          const text = formatExact(line.value);
          const isCopied = copied?.text === text && !copied.isRefused;
          const label = words.numbers.copy(name(line));
          return (
            <div key={name(line)}>
              <dt className={isSingle ? 'hidden' : styles.cardName}>{name(line)}</dt>
              <dd>
                <code>{text}</code>
                {/* Not in the tab order, which would change depending on the time spent on a cell. The key does the same. */}
                <button
                  type="button"
                  className={styles.copy}
                  tabIndex={-1}
                  aria-label={label}
                  title={label}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => void copyNumber(app, i)}
                >
                  {isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
                  {i === 0 && !isByFinger && <kbd aria-hidden>{keyLabel(COPY_VALUE_KEY)}</kbd>}
                </button>
              </dd>
            </div>
          );
        })}
      </dl>
      {copied?.isRefused && <p className="hint">{words.numbers.refused}</p>}
      {formulae.map((formula, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
        <FormulaView key={i} formula={formula} onPeek={actions.peek} />
      ))}
    </section>
  );
}

function whoseOf(quantity: Quantity, words: Text): string {
  switch (quantity.kind) {
    case 'expert':
      return words.picture.expert(quantity.id);
    case 'group':
      return words.picture.groupLabel(quantity.id);
    case 'whole':
      return words.numbers.whole[quantity.what];
  }
}

function boxOf(layout: StageLayout, subject: CardSubject): Rect | undefined {
  if ('quantity' in subject) return subject.box;
  return subject.kind === 'expert'
    ? layout.cells[subject.id]
    : layout.rows.find(({ group }) => group === subject.id)?.label;
}

/** Where along its mark a card stands: at the pointer, or in the middle of a focused cell. */
function pointOf(subject: CardSubject, box: Rect): { x: number; y: number } {
  if ('quantity' in subject) return { x: subject.x, y: subject.y };
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function size({ offsetWidth: width, offsetHeight: height }: HTMLElement): { width: number; height: number } {
  return { width, height };
}

/** The visible part of the picture, in the picture's own pixels. */
function roomOf(card: HTMLElement, scale: number): Rect {
  const picture = card.parentElement!.getBoundingClientRect();
  const frame = (card.closest(`.${stage.frame}`) ?? card.parentElement!).getBoundingClientRect();
  return {
    x: 0,
    y: Math.max(0, frame.top - picture.top) / scale,
    width: picture.width / scale,
    height: (Math.min(picture.bottom, frame.bottom) - Math.max(picture.top, frame.top)) / scale,
  };
}
