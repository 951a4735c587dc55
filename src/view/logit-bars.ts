/** Logits as bars from a common zero line, one unit wide each, in a box of height 2 around it. */
export interface LogitBars {
  /** Outlines of all bars, as the path of an SVG. */
  readonly path: string;
  readonly least: number;
  readonly most: number;
}

/** Between two bars, in bars. */
const GAP = 0.25;

/** The bars of a row, on an axis symmetric around zero; null if no value is finite. */
export function logitBars(logits: Float32Array): LogitBars | null {
  const finite = logits.filter(Number.isFinite);
  if (finite.length === 0) return null;
  const least = finite.reduce((a, b) => Math.min(a, b));
  const most = finite.reduce((a, b) => Math.max(a, b));
  const reach = Math.max(-least, most) || 1;
  const bars = Array.from(logits, (z, id) =>
    Number.isFinite(z) && z !== 0 ? `M${id + GAP / 2} 1v${round(-z / reach)}h${1 - GAP}V1z` : '',
  );
  return { path: bars.join(''), least, most };
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
