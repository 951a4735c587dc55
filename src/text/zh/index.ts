import type { Text } from '../catalogue';
import { app } from './app';
import { commands } from './commands';
import { compare } from './compare';
import { debugging } from './debugging';
import { dispatch } from './dispatch';
import { engines } from './engines';
import { cellName, expertSentence, groupSentence, narrate, rowName } from './explain';
import { formula } from './formula';
import { irregular } from './irregular';
import { numbers } from './numbers';
import { panels } from './panels';
import { paramName } from './param-name';
import { edit, errors, notice, params } from './params';
import { pathName } from './path-name';
import { picture } from './picture';
import { questions } from './questions';
import { rows } from './rows';
import { rules } from './rules';
import { scale } from './scale';
import { sources } from './sources';
import { stages } from './stages';
import { tokenStory } from './story';
import { takeAway } from './take-away';
import { textLoad } from './text-load';
import { token } from './token';
import { tour } from './tour';
import { trouble } from './trouble';
import { whatIf } from './what-if';

/** Every word on the page, in Simplified Chinese. */
export const zh: Text = {
  app: {
    ...app,
    why: (name: string) => `为什么是 ${name}？`,
    formula: '公式',
    formulaFold: '公式',
    pinInvitation: '点击一个格子或一个组，看它为什么入选或出局。',
    pinByFinger: '点按一个格子或一个组，看它为什么入选或出局。',
    legend: '图例',
    legendFold: '颜色与记号的含义',
    legendItems: {
      picked: '选中，附位次',
      kept: '保留的组',
      contributor: '构成组得分',
      boosted: '因偏置入选',
      suppressed: '因偏置落选',
      masked: '组被掩码（−∞）',
      lostToMask: '因掩码落选',
      bias: '偏置加分，偏置减分',
      edited: '你编辑过',
      nonFinite: '不是有限数',
      tie: '分界处并列',
      near: '差小到该类型无法分辨',
      leftover: '已掩码却选中',
      lostScore: '得分在偏置中丢失',
      uniform: '没有可用组时的结果',
      repeated: '占多个位置',
      shared: '共享专家',
    },
    legendHint: '指向一项可看到它的格子；按下它可淡化其他所有格子。',
    legendMore: (count: number) => `另 ${count} 项`,
    legendLess: '收起',
  },
  stages,
  scale,
  sources,
  panels,
  params,
  errors,
  dispatch,
  engines,
  compare,
  rows,
  rules,
  commands,
  numbers,
  paramName,
  pathName,
  picture,
  whatIf,
  formula,
  irregular,
  takeAway,
  debugging,
  token,
  tour,
  textLoad,
  questions,
  trouble,
  notice,
  edit,
  expertSentence,
  groupSentence,
  tokenStory,
  narrate,
  cellName,
  rowName,
};
