import { describe, expect, it } from 'vitest';
import { madeToken } from '../../testing/made-token';
import { en } from '../../text/en';
import { layoutStage, type StageShape } from '../layout/layout-stage';
import type { Mark } from '../marks';
import { LIGHT } from '../theme/tokens';
import { createScene } from './scene';

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
const marksWith = (preview: readonly number[] | null): Mark[] =>
  createScene()(token, 7, { hover: null, pins: [], keyboard: null, preview }, layout, LIGHT, () => 8, {
    reducedMotion: false,
    words: en.picture,
  });
const signs = (marks: Mark[], sign: string) =>
  marks.flatMap((mark) => (mark.kind === 'text' && mark.text === sign && mark.of ? [mark.of.id] : []));

describe('a preview', () => {
  const now = Array.from(token.result.ids);
  const [coming, leaving] = [token.result.expertOrder[8]!, now[0]!];
  const next = [...now.slice(1), coming];

  it('draws + where an expert would come in and − where one would leave', () => {
    const marks = marksWith(next);
    expect(signs(marks, '+')).toEqual([coming]);
    expect(signs(marks, '\u2212')).toEqual([leaving]);
  });

  it('adds to the picture and takes nothing from it', () => {
    const plain = marksWith(null);
    expect(marksWith(next).slice(0, plain.length)).toEqual(plain);
    expect(marksWith([])).toEqual(plain);
  });
});
