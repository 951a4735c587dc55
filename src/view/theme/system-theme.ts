import type { ColorRole, Theme } from './tokens';

/** The system's own colours by role, for forced colours: shapes and patterns tell the states apart, not hues. */
const SYSTEM: Readonly<Record<ColorRole, string>> = {
  paper: 'Canvas',
  panel: 'Canvas',
  ink: 'CanvasText',
  inkSoft: 'CanvasText',
  rule: 'CanvasText',
  hair: 'GrayText',
  candidate: 'CanvasText',
  selected: 'Highlight',
  // Beside the bar's own colour, on which it stands.
  boosted: 'LinkText',
  suppressed: 'CanvasText',
  shared: 'CanvasText',
  masked: 'GrayText',
  hatch: 'CanvasText',
  error: 'CanvasText',
  variantB: 'CanvasText',
  selTint: 'Canvas',
  selectedText: 'CanvasText',
  boostedText: 'CanvasText',
  suppressedText: 'CanvasText',
  sharedText: 'CanvasText',
  maskedText: 'CanvasText',
  errorText: 'CanvasText',
  variantBText: 'CanvasText',
  onSelected: 'HighlightText',
};

/** A theme of the system's colours as they are now, as plain values that a canvas can paint. */
export function systemTheme(): Theme {
  const probe = document.createElement('span');
  probe.style.setProperty('forced-color-adjust', 'none');
  document.body.append(probe);
  const read = (keyword: string) => {
    probe.style.color = keyword;
    return getComputedStyle(probe).color;
  };
  const entries = Object.entries(SYSTEM).map(([role, keyword]) => [role, read(keyword)]);
  probe.remove();
  return { kind: 'forced', ...(Object.fromEntries(entries) as Record<ColorRole, string>) };
}
