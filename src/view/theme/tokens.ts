/** Colours by role: hue is state, never identity. Text roles reach 4.5:1 on paper and panel. */
export interface Theme {
  /** `forced`: the few colours that the system allows; quantities are never lightness there. */
  readonly kind: 'light' | 'dark' | 'forced';
  readonly paper: string;
  readonly panel: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly rule: string;
  readonly hair: string;
  readonly candidate: string;
  readonly selected: string;
  readonly boosted: string;
  readonly suppressed: string;
  readonly shared: string;
  readonly masked: string;
  readonly hatch: string;
  readonly error: string;
  readonly variantB: string;
  readonly selTint: string;
  readonly selectedText: string;
  readonly boostedText: string;
  readonly suppressedText: string;
  readonly sharedText: string;
  readonly maskedText: string;
  readonly errorText: string;
  readonly variantBText: string;
  /** Text on a fill of `selected`. */
  readonly onSelected: string;
}

/** The name of a colour. */
export type ColorRole = Exclude<keyof Theme, 'kind'>;

export const LIGHT: Theme = {
  kind: 'light',
  paper: '#FFFFFF',
  panel: '#F6F7F9',
  ink: '#1A1F26',
  inkSoft: '#4A5561',
  rule: '#7B8794',
  hair: '#D5DAE0',
  candidate: '#87909B',
  selected: '#2B67C2',
  boosted: '#CB7C07',
  suppressed: '#6A1B8F',
  shared: '#065E5C',
  masked: '#A5ACB2',
  hatch: '#737D88',
  error: '#B7101B',
  variantB: '#6A183D',
  selTint: '#EAF1FB',
  selectedText: '#1F56AB',
  boostedText: '#8A4F00',
  suppressedText: '#6A1B8F',
  sharedText: '#065E5C',
  maskedText: '#5D6772',
  errorText: '#B7101B',
  variantBText: '#6A183D',
  onSelected: '#FFFFFF',
};

export const DARK: Theme = {
  kind: 'dark',
  paper: '#0F1318',
  panel: '#171C23',
  ink: '#E8EDF2',
  inkSoft: '#A9B4C0',
  rule: '#75818E',
  hair: '#2C343E',
  candidate: '#8A9199',
  selected: '#54A4FE',
  boosted: '#F5AA3C',
  suppressed: '#A151C2',
  shared: '#86F7D2',
  masked: '#4E5359',
  hatch: '#7C8692',
  error: '#FA4D47',
  variantB: '#FEB9EE',
  selTint: '#14263C',
  selectedText: '#7CBAFF',
  boostedText: '#F5AA3C',
  suppressedText: '#CB9AE3',
  sharedText: '#86F7D2',
  maskedText: '#98A2AD',
  errorText: '#FF8C85',
  variantBText: '#FEB9EE',
  onSelected: '#0F1318',
};

export function themeOf(isDark: boolean): Theme {
  return isDark ? DARK : LIGHT;
}

/** Both themes as custom properties: `--sel-tint` and so on, following `color-scheme`. */
export function tokensCss(): string {
  const { kind: _, ...colors } = LIGHT;
  const lines = (Object.keys(colors) as ColorRole[]).map((name) => {
    const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return `  --${property}: light-dark(${LIGHT[name].toLowerCase()}, ${DARK[name].toLowerCase()});`;
  });
  return `/* Generated from src/view/theme/tokens.ts by \`npm run tokens\`. */\n:root {\n${lines.join('\n')}\n}\n`;
}
