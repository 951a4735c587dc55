import { memo, useMemo } from 'react';
import type { Pin } from '../../scenario/scenario';
import { variableOf } from '../../text/variables';
import { formulaPieces } from '../../view/formula/formula-pieces';
import { type Formula, formulaText, looksSame, type Term } from '../../view/formula/terms';
import { useApp, useText } from '../base/app-context';
import styles from './Explain.module.css';
import { MathRoot, Mfrac, Mi, Mn, Mo, Mrow, Msub, Msup, Mtext } from './mathml';
import { numberDrag } from './number-drag';
import { cellKey } from './use-lit-numbers';

interface FormulaProps {
  formula: Formula;
  onPeek: (pin: Pin | null) => void;
}

/**
 * A formula in MathML, in pieces between which it may break. A number that comes from a cell lights that cell. In a drag
 * most lines are not rendered again.
 */
export const FormulaView = memo(
  function FormulaView({ formula, onPeek }: FormulaProps) {
    const words = useText();
    return (
      <div role="math" className={styles.formula} aria-label={formulaText(formula, words.formula)}>
        {formulaPieces(formula).map((piece, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the formula
          <MathRoot key={i} aria-hidden>
            <FormulaRow formula={piece} onPeek={onPeek} isContinued={i > 0} />
          </MathRoot>
        ))}
      </div>
    );
  },
  (before, after) => before.onPeek === after.onPeek && looksSame(before.formula, after.formula),
);

/** `isContinued`: it continues another piece, so its first sign stands between two terms. */
function FormulaRow({ formula, onPeek, isContinued = false }: FormulaProps & { isContinued?: boolean }) {
  return (
    <Mrow>
      {formula.map((term, i) => (
        <TermView
          // biome-ignore lint/suspicious/noArrayIndexKey: a term is its place in the formula
          key={i}
          term={term}
          onPeek={onPeek}
          form={isContinued && i === 0 ? 'infix' : undefined}
        />
      ))}
    </Mrow>
  );
}

interface TermProps {
  term: Term;
  onPeek: (pin: Pin | null) => void;
  form: 'infix' | undefined;
}

function TermView({ term, onPeek, form }: TermProps) {
  switch (term.kind) {
    case 'symbol':
      return <SymbolView term={term} />;
    case 'number':
      return <NumberView term={term} onPeek={onPeek} />;
    case 'operator':
      return <Mo form={form}>{term.text}</Mo>;
    case 'words':
      // MathML drops spaces at the ends of a text, and also the spaces of a sign that stands only beside an <mtext>.
      return <Mi>{term.text.replace(/^ | $/g, '\u00a0')}</Mi>;
    case 'sum':
      return (
        <Msub>
          <Mo>∑</Mo>
          <Mtext>{term.over}</Mtext>
        </Msub>
      );
    case 'fraction':
      return (
        <Mfrac>
          <FormulaRow formula={term.top} onPeek={onPeek} />
          <FormulaRow formula={term.bottom} onPeek={onPeek} />
        </Mfrac>
      );
    case 'power':
      return (
        <Msup>
          <FormulaRow formula={term.base} onPeek={onPeek} />
          <FormulaRow formula={term.exponent} onPeek={onPeek} />
        </Msup>
      );
  }
}

/** A symbol. If it is a variable of the rule, it says what it stands for. */
function SymbolView({ term }: { term: Extract<Term, { kind: 'symbol' }> }) {
  const words = useText().formula.variables;
  const variable = variableOf(term);
  const name = variable ? (
    <Mi className={styles.variable} data-variable={variable} title={words[variable]}>
      {term.name}
    </Mi>
  ) : (
    <Mi>{term.name}</Mi>
  );
  return term.sub ? (
    <Msub>
      {name}
      <Mi>{term.sub}</Mi>
    </Msub>
  ) : (
    name
  );
}

interface NumberProps {
  term: Extract<Term, { kind: 'number' }>;
  onPeek: (pin: Pin | null) => void;
}

/** A number. If it comes from a cell it lights that cell; if it is an input it can be dragged. */
function NumberView({ term: { text, link, input }, onPeek }: NumberProps) {
  const words = useText();
  const app = useApp();
  const id = link?.id;
  const drag = useMemo(
    () => (input && id !== undefined ? numberDrag(app, input, id) : null),
    [app, input, id],
  );
  if (!link) return <Mn>{text}</Mn>;
  return (
    <Mn
      className={input ? `${styles.linked} ${styles.input}` : styles.linked}
      data-cell={cellKey(link)}
      title={input && words.app.dragNumber}
      onPointerEnter={() => onPeek(link)}
      onPointerLeave={() => onPeek(null)}
      {...drag}
    >
      {text}
    </Mn>
  );
}
