import { describe, expect, it } from 'vitest';
import { sameData } from '../../../core/arithmetic/same-data';
import { madeToken } from '../../../testing/made-token';
import { marksOf } from '../../../testing/marks-of';
import { en } from '../../../text/en';
import type { Preview } from '../../highlights';
import { layoutStage } from '../../layout/layout-stage';
import type { StageShape } from '../../layout/shape';
import type { Mark } from '../../marks';
import { LIGHT } from '../../theme/tokens';
import { createScene } from '../scene';

const token = madeToken({ globalNumExperts: 64 });
const shape: StageShape = {
  numExperts: 64,
  numGroups: 8,
  topK: 8,
  topkGroup: 4,
  path: 'native',
  sharedExperts: 0,
};
const layout = layoutStage({ width: 760, height: 680 }, 'desktop', shape);
const marksWith = (preview: Preview | null): Mark[] =>
  createScene()({
    token,
    t: 7,
    focus: { hover: null, pins: [], keyboard: null, preview },
    layout,
    theme: LIGHT,
    measure: () => 8,
    reducedMotion: false,
    words: en.picture,
  });
const signs = (marks: Mark[], sign: string) =>
  marksOf(marks, 'text', 'preview').flatMap(({ text, of }) => (text === sign && of ? [of.id] : []));

const dashed = (marks: Mark[], kind: 'expert' | 'group') =>
  marksOf(marks, 'rect', 'preview').flatMap(({ dash, of }) => (dash && of?.kind === kind ? [of.id] : []));

describe('a preview', () => {
  const now = Array.from(token.result.ids);
  const [coming, leaving] = [token.result.expertOrder[8]!, now[0]!];
  const next = { picks: [...now.slice(1), coming], topkGroup: null };

  it('draws + on an expert that would come in, − on one that would leave, and nothing on one that stays', () => {
    const marks = marksWith(next);
    expect(signs(marks, '+')).toEqual([coming]);
    expect(signs(marks, '\u2212')).toEqual([leaving]);
    expect(dashed(marks, 'expert').sort()).toEqual([coming, leaving].sort());
  });

  it('outlines the rows that would be kept or dropped', () => {
    const [third, fourth, fifth, sixth] = token.result.groupOrder.subarray(2, 6);
    expect(dashed(marksWith({ picks: now, topkGroup: 6 }), 'group').sort()).toEqual([fifth, sixth].sort());
    expect(dashed(marksWith({ picks: now, topkGroup: 2 }), 'group').sort()).toEqual([third, fourth].sort());
    expect(dashed(marksWith({ picks: now, topkGroup: 4 }), 'group')).toEqual([]);
  });

  it('only adds to the picture, and stands under the ranks', () => {
    const plain = marksWith(null);
    const marks = marksWith(next);
    const added = marks.filter((mark) => !plain.some((one) => sameData(one, mark)));
    expect(marks.length - added.length).toBe(plain.length);
    expect(marks.findIndex(({ role }) => role === 'rank')).toBeGreaterThan(marks.indexOf(added.at(-1)!));
    expect(marksWith({ picks: [], topkGroup: null })).toEqual(plain);
  });
});
