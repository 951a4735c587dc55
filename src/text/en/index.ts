import { app } from './app';
import { commands } from './commands';
import { compare } from './compare';
import { dispatch } from './dispatch';
import { engines } from './engines';
import { cellName, expertSentence, groupSentence, narrate, rowName } from './explain';
import { formula } from './formula';
import { irregular } from './irregular';
import { numbers } from './numbers';
import { edit, errors, notice, params } from './params';
import { picture } from './picture';
import { rows } from './rows';
import { rules } from './rules';
import { scale } from './scale';
import { sources } from './sources';
import { stages } from './stages';
import { token } from './token';
import { tour } from './tour';
import { trouble } from './trouble';
import { whatIf } from './what-if';

/** Every word on the page. A translation is another object of this type. */
export const en = {
  app: {
    ...app,
    why: (name: string) => `Why ${name}?`,
    formula: 'Formula',
    withNumbers: 'with the numbers here',
    pinInvitation: 'Click a cell or a group to read why it is in or out.',
    legend: 'Legend',
    legendItems: {
      picked: 'picked, with its place',
      kept: 'group kept',
      contributor: 'makes the group score',
      boosted: 'in because of bias',
      suppressed: 'out because of bias',
      masked: 'group masked (−∞)',
      lostToMask: 'out because of mask',
      bias: 'bias, plus or minus',
      edited: 'edited by you',
      nonFinite: 'not a finite number',
      tie: 'tie at the cut',
      near: 'closer than the type can tell',
      leftover: 'picked although masked',
      lostScore: 'score lost in its bias',
      uniform: 'answer without a usable group',
      repeated: 'fills several slots',
      shared: 'shared expert',
    },
    legendHint: 'Point at an item to see its cells; press it to fade all others.',
    legendMore: (count: number) => `${count} more`,
    legendLess: 'fewer',
    aboutPreset: (name: string) => `About ${name}`,
    origin: (origin: string) => `Parameters from ${origin}.`,
  },
  stages,
  scale,
  sources,
  params,
  errors,
  dispatch,
  engines,
  compare,
  rows,
  rules,
  commands,
  numbers,
  picture,
  whatIf,
  formula,
  irregular,
  token,
  tour,
  trouble,
  notice,
  edit,
  expertSentence,
  groupSentence,
  narrate,
  cellName,
  rowName,
};
