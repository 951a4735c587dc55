import { app } from './app';
import { formula } from './formula';
import { paramName } from './param-name';
import { pathName } from './path-name';
import { picture } from './picture';
import { scale } from './scale';
import { sources } from './sources';
import { stages } from './stages';
import { trouble } from './trouble';

/** The words of the first picture and of what is around it. */
export const first = {
  app: {
    ...app,
    why: (name: string) => `Why ${name}?`,
    formula: 'Formula',
    pinInvitation: 'Click a cell or a group to read why it is in or out.',
    legend: 'Legend',
    legendItems: {
      picked: 'picked, with its place',
      kept: 'group kept',
      contributor: 'counts for the group score',
      boosted: 'in because of bias',
      suppressed: 'out because of bias',
      masked: 'group masked (−∞)',
      lostToMask: 'out because of mask',
      bias: 'bias, plus or minus',
      edited: 'edited by you',
      nonFinite: 'not a finite number',
      tie: 'tie at the cut',
      near: 'gap too small for the type',
      leftover: 'picked although masked',
      lostScore: 'score lost in its bias',
      uniform: 'answer without a usable group',
      repeated: 'fills several slots',
      shared: 'shared expert',
    },
    legendHint: 'Point at an item to see its cells; press it to fade all others.',
    legendMore: (count: number) => `${count} more`,
    legendLess: 'fewer',
  },
  formula,
  paramName,
  pathName,
  picture,
  scale,
  sources,
  stages,
  trouble,
};
