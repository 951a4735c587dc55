import type { Text } from '../index';
import { app } from './app';
import { dispatch } from './dispatch';
import { cellName, expertSentence, groupSentence, narrate } from './explain';
import { formula } from './formula';
import { edit, errors, notice, params } from './params';
import { picture } from './picture';
import { stages } from './stages';

/** Every word on the page, in Simplified Chinese. */
export const zh: Text = {
  app: {
    ...app,
    why: (name: string) => `为什么是 ${name}？`,
    formula: '公式',
    withNumbers: '代入这里的数字',
    pinInvitation: '点击一个格子或一个组，看它为什么入选或出局。',
    legend: '图例',
    legendItems: {
      picked: '选中，附名次',
      kept: '保留的组',
      contributor: '构成组得分',
      boosted: '因偏置入选',
      suppressed: '因偏置落选',
      masked: '组被掩码（−∞）',
      lostToMask: '因掩码落选',
      bias: '偏置加分，偏置减分',
      edited: '你编辑过',
      nonFinite: '不是有限数',
    },
    aboutPreset: (name: string) => `关于 ${name}`,
    origin: (origin: string) => `参数来自 ${origin}。`,
    scaleOutside: '在 CUDA 上，vLLM 给此模型的路由器系数 1，改为把专家的输出乘以 routed_scaling_factor。',
  },
  stages,
  params,
  errors,
  dispatch,
  picture,
  formula,
  notice,
  edit,
  expertSentence,
  groupSentence,
  narrate,
  cellName,
};
