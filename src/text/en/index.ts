import { commands } from './commands';
import { compare } from './compare';
import { debugging } from './debugging';
import { dispatch } from './dispatch';
import { engines } from './engines';
import { cellName, expertSentence, groupSentence, narrate, rowName } from './explain';
import { first } from './first';
import { formula } from './formula';
import { irregular } from './irregular';
import { legend } from './legend';
import { numbers } from './numbers';
import { panels } from './panels';
import { edit, errors, notice, params } from './params';
import { questions } from './questions';
import { rows } from './rows';
import { rules } from './rules';
import { tokenStory } from './story';
import { takeAway } from './take-away';
import { textLoad } from './text-load';
import { token } from './token';
import { tour } from './tour';
import { whatIf } from './what-if';

/** Every word on the page. A translation is another object of this type. */
export const en = {
  ...first,
  app: { ...first.app, ...legend },
  formula,
  panels,
  params,
  errors,
  dispatch,
  engines,
  compare,
  debugging,
  rows,
  rules,
  commands,
  numbers,
  whatIf,
  irregular,
  takeAway,
  token,
  tour,
  textLoad,
  questions,
  notice,
  edit,
  expertSentence,
  groupSentence,
  tokenStory,
  narrate,
  cellName,
  rowName,
};
