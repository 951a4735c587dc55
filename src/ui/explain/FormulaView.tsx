import type { Pin } from '../../scenario/scenario';
import { useText } from '../app/app-context';
import styles from './Explain.module.css';
import { type Formula, formulaText, type Term } from './formula';
import { MathRoot, Mfrac, Mi, Mn, Mo, Mrow, Msub, Msup, Mtext } from './mathml';

interface FormulaProps {
  formula: Formula;
  onPeek: (pin: Pin | null) => void;
}

/** A formula in MathML; a number that comes from a cell lights that cell up. */
export function FormulaView({ formula, onPeek }: FormulaProps) {
  const words = useText();
  return (
    <MathRoot className={styles.formula} aria-label={formulaText(formula, words.formula)}>
      <Row formula={formula} onPeek={onPeek} />
    </MathRoot>
  );
}

function Row({ formula, onPeek }: FormulaProps) {
  return (
    <Mrow>
      {formula.map((term, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a term is its place in the formula
        <TermView key={i} term={term} onPeek={onPeek} />
      ))}
    </Mrow>
  );
}

function TermView({ term, onPeek }: { term: Term; onPeek: (pin: Pin | null) => void }) {
  switch (term.kind) {
    case 'symbol':
      return term.sub ? (
        <Msub>
          <Mi>{term.name}</Mi>
          <Mi>{term.sub}</Mi>
        </Msub>
      ) : (
        <Mi>{term.name}</Mi>
      );
    case 'number': {
      const { link } = term;
      if (!link) return <Mn>{term.text}</Mn>;
      return (
        <Mn className={styles.linked} onPointerEnter={() => onPeek(link)} onPointerLeave={() => onPeek(null)}>
          {term.text}
        </Mn>
      );
    }
    case 'operator':
      return <Mo>{term.text}</Mo>;
    case 'words':
      // MathML drops the spaces at the ends of a text.
      return <Mtext>{term.text.replace(/^ | $/g, '\u00a0')}</Mtext>;
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
          <Row formula={term.top} onPeek={onPeek} />
          <Row formula={term.bottom} onPeek={onPeek} />
        </Mfrac>
      );
    case 'power':
      return (
        <Msup>
          <Row formula={term.base} onPeek={onPeek} />
          <Row formula={term.exponent} onPeek={onPeek} />
        </Msup>
      );
  }
}
