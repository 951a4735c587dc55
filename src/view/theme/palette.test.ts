import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { separation } from '../../testing/color-vision';
import { SLATE_DARK, SLATE_LIGHT } from './ramps';
import { DARK, LIGHT, type Theme, tokensCss } from './tokens';

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2 contrast ratio. */
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const TEXTS: (keyof Theme)[] = [
  'ink',
  'inkSoft',
  'selectedText',
  'boostedText',
  'suppressedText',
  'sharedText',
  'maskedText',
  'errorText',
  'variantBText',
];
const GRAPHICS: (keyof Theme)[] = [
  'rule',
  'candidate',
  'selected',
  'boosted',
  'suppressed',
  'shared',
  'hatch',
  'error',
  'variantB',
];

describe.each([
  ['light', LIGHT, SLATE_LIGHT],
  ['dark', DARK, SLATE_DARK],
] as const)('the %s theme', (_, theme, slate) => {
  it.each(TEXTS)('%s is readable on paper and panel', (role) => {
    expect(contrast(theme[role], theme.paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme[role], theme.panel)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(GRAPHICS)('%s is visible on paper and panel', (role) => {
    expect(contrast(theme[role], theme.paper)).toBeGreaterThanOrEqual(3);
    expect(contrast(theme[role], theme.panel)).toBeGreaterThanOrEqual(2.95);
  });

  it('has readable words on selected fills and tinted rows', () => {
    expect(contrast(theme.onSelected, theme.selected)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.ink, theme.selTint)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.selectedText, theme.selTint)).toBeGreaterThanOrEqual(4.5);
  });

  it('has a ramp whose lightness only rises or only falls', () => {
    const steps = slate.map(luminance);
    const sorted = [...steps].sort((a, b) => (steps[0]! < steps[1]! ? a - b : b - a));
    expect(steps).toEqual(sorted);
  });
});

describe.each([
  ['light', LIGHT, { single: 11.1, compare: 9.0, shared: 7.3 }],
  ['dark', DARK, { single: 12.3, compare: 12.2, shared: 5.8 }],
] as const)('the roles of the %s theme stay apart for every eye', (_, theme, least) => {
  const closest = (roles: readonly (keyof Theme)[]) =>
    Math.min(...roles.flatMap((a, i) => roles.slice(i + 1).map((b) => separation(theme[a], theme[b]))));

  it('in the cells of one configuration', () => {
    expect(closest(['candidate', 'selected', 'boosted', 'suppressed', 'error'])).toBeGreaterThanOrEqual(
      least.single,
    );
  });

  it('in comparison', () => {
    const roles = ['candidate', 'selected', 'variantB', 'error', 'masked'] as const;
    expect(closest(roles)).toBeGreaterThanOrEqual(least.compare);
  });

  it('even the closest pair of all, which never shares a glyph', () => {
    expect(closest(['shared', 'variantB'])).toBeGreaterThanOrEqual(least.shared);
  });
});

it('the custom properties are those of the tokens', () => {
  expect(readFileSync('src/styles/tokens.css', 'utf8')).toBe(tokensCss());
});
