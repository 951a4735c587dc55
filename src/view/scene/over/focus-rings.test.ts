import { describe, expect, it } from 'vitest';
import { madeToken } from '../../../testing/made-token';
import { marksOf } from '../../../testing/marks-of';
import { layoutOf, roughMeasure } from '../../../testing/picture-of';
import { en } from '../../../text/en';
import type { Focus } from '../../highlights';
import type { RectMark } from '../../marks';
import type { Pulse } from '../../pulse';
import { LIGHT } from '../../theme/tokens';
import { createScene } from '../scene';

const token = madeToken({ globalNumExperts: 64 });
const layout = layoutOf(token);
const NOTHING: Focus = { hover: null, pins: [], keyboard: null };

/** What is drawn at a time only because something is in focus, in ink: not the paper around it. */
function rings(t: number, focus: Partial<Focus>, pulse: Pulse | null = null): RectMark[] {
  const options = { reducedMotion: false, words: en.picture, pulse };
  const marks = createScene()({
    token,
    t,
    focus: { ...NOTHING, ...focus },
    layout,
    theme: LIGHT,
    measure: roughMeasure,
    ...options,
  });
  return marksOf(marks, 'rect', 'focusRing').filter(({ stroke }) => stroke === LIGHT.ink);
}
const panels = (marks: readonly RectMark[]) => marks.map(({ panel }) => panel).sort();
// The rungs around the cut are in every ladder.
const [first, second] = token.result.expertOrder.subarray(6) as unknown as [number, number];

describe('an expert in focus', () => {
  const pin = { kind: 'expert', id: second } as const;

  it('is ringed in the rack, on its rung (name and point) and on its segment', () => {
    expect(panels(rings(10, { pins: [pin] }))).toEqual(['ladder', 'ladder', 'rack', 'strip']);
    expect(panels(rings(7, { hover: pin }))).toEqual(['ladder', 'ladder', 'rack']);
    expect(rings(10, {})).toEqual([]);
  });

  it('has a thin ring while the pointer passes, a thick one when pinned', () => {
    expect(rings(10, { hover: pin }).every(({ lineWidth }) => lineWidth === 1)).toBe(true);
    expect(rings(10, { pins: [pin] }).every(({ lineWidth }) => lineWidth === 2)).toBe(true);
    expect(rings(10, { keyboard: pin }).every(({ lineWidth }) => lineWidth === 2)).toBe(true);
  });

  it('has one ring on its segment while an edit pulses there', () => {
    const pulse = { experts: new Set([second]), groups: new Set<number>(), weights: new Set([second]) };
    const plain = rings(10, { pins: [pin] });
    expect(rings(10, { pins: [pin] }, { ...pulse, strength: 0.5 })).toEqual(plain);
  });

  it('keeps its rings in its own row of the ladder and on its own segment', () => {
    const [, name] = rings(10, { pins: [pin] }).filter(({ panel }) => panel === 'ladder');
    const [other] = rings(10, { pins: [{ kind: 'expert', id: first }] }).filter(
      ({ panel }) => panel === 'ladder',
    );
    expect(Math.abs(name!.y - other!.y)).toBeGreaterThan(layout.ladderRow / 2);
  });
});

it('the frame of a value that is not finite, or of a pick, lies over the ring around it', () => {
  const odd = madeToken({ globalNumExperts: 256 }, { logits: { 9: Number.NaN } });
  const options = { reducedMotion: false, words: en.picture };
  for (const [id, role] of [
    [9, 'notFinite'],
    [odd.result.expertOrder[0]!, 'pickFrame'],
  ] as const) {
    const focus: Focus = { ...NOTHING, pins: [{ kind: 'expert', id }] };
    const marks = createScene()({
      token: odd,
      t: 7,
      focus,
      layout: layoutOf(odd),
      theme: LIGHT,
      measure: roughMeasure,
      ...options,
    });
    const rack = marks.filter(({ panel, kind }) => panel === 'rack' && kind === 'rect') as RectMark[];
    const last = (isIt: (mark: RectMark) => boolean) => rack.findLastIndex(isIt);
    const ring = last((mark) => mark.role === 'focusRing');
    const frame = last((mark) => mark.of?.id === id && mark.role === role);
    expect(ring).toBeGreaterThan(0);
    expect(frame).toBeGreaterThan(ring);
    expect(rack[frame]!.fill ?? rack[frame]!.hatch).toBeUndefined();
  }
});

it('a group in focus is ringed on its row and on its rung', () => {
  const group = token.result.groupOrder[1]!;
  expect(panels(rings(5, { pins: [{ kind: 'group', id: group }] }))).toEqual(['ladder', 'ladder', 'rack']);
});
