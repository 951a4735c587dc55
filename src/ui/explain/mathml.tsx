import { createElement, type HTMLAttributes, type ReactNode } from 'react';

interface MathProps extends HTMLAttributes<MathMLElement> {
  children?: ReactNode;
  'data-cell'?: string;
  'data-variable'?: string;
  /** Whether an operator stands before, between or after its terms, if its place does not tell. */
  form?: 'infix' | undefined;
}

// React renders MathML, but its types do not list the elements.
const element = (tag: string) => (props: MathProps) => createElement(tag, props);

export const MathRoot = element('math');
export const Mrow = element('mrow');
export const Mi = element('mi');
export const Mn = element('mn');
export const Mo = element('mo');
export const Mtext = element('mtext');
export const Msub = element('msub');
export const Msup = element('msup');
export const Mfrac = element('mfrac');
