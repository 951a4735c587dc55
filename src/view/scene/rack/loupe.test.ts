import { describe, expect, it } from 'vitest';
import { madeToken } from '../../../testing/made-token';
import { textsOf } from '../../../testing/marks-of';
import { en } from '../../../text/en';
import { layoutStage } from '../../layout/layout-stage';
import { LIGHT } from '../../theme/tokens';
import { sceneModel } from '../model';
import { loupeMarks } from './loupe';

const token = madeToken();
const { params } = token.scenario;
const layout = layoutStage({ width: 366, height: 600 }, 'phone', {
  numExperts: params.globalNumExperts,
  numGroups: params.numExpertGroup,
  topK: params.topK,
  topkGroup: params.topkGroup,
  path: token.result.path,
  sharedExperts: 0,
});

/** The lines beside an expert's cell at a time. */
function linesAt(t: number, id: number): string[] {
  const focus = { hover: null, pins: [], keyboard: null };
  const model = sceneModel({
    token,
    t,
    focus,
    layout,
    theme: LIGHT,
    measure: (text) => text.length * 7,
    words: en.picture,
    reducedMotion: false,
  });
  return textsOf(loupeMarks(model, id), 'loupeLine');
}

describe('the loupe', () => {
  const first = token.result.expertOrder[0]!;
  const size = params.globalNumExperts / params.numExpertGroup;
  const dropped = token.result.groupOrder[params.numExpertGroup - 1]! * size;

  it('says what decides once it is known: the score with bias, then the mask, then the rank', () => {
    expect(linesAt(2, first)).toHaveLength(3);
    expect(linesAt(3, first).at(-1)).toMatch(/^c \d/);
    expect(linesAt(3, first).at(-1)).not.toContain('·');
    expect(linesAt(7, first).at(-1)).toMatch(/^c .* · rank 1$/);
    expect(linesAt(5, dropped).at(-1)).not.toContain('masked');
    expect(linesAt(7, dropped).at(-1)).toMatch(/^c .* · masked$/);
  });
});
