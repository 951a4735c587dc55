import type { token as english } from '../en/token';
import { refused } from '../refused';
import type { Words } from '../words';

const name: Words<typeof english.name> = {
  tableIds: '专家表（哈希层）',
  otherBias: '图像的第二个偏置',
  kind: '图像词元',
  isPadding: '填充行',
};

const help: Words<typeof english.help> = {
  tableIds: '这一层按词元编号从表中取专家，门控只给出权重。DeepSeek-V4 最前面的几层就是这样',
  tableRow: '表中这个词元的一行：top_k 个专家编号',
  otherBias: '图像词元的专家用另一个偏置选择，不查表。DeepSeek-V4 的图像模型有这样的偏置',
  kind: '这个词元是否属于图像：是则选择时用第二个偏置',
  isPadding: '这一行只用来填满批次；跳过这种行的路由器给出编号 −1 和权重 0',
};

/** The token itself: a table’s row, a second bias, padding. */
export const token = {
  name,
  help,
  tableRow: '该行的编号',
  notAnId: (position: number, text: string) =>
    `第 ${position} 项“${refused(text)}”不是专家编号：请用逗号分隔的整数。`,
  tableIgnored: '实际：不查表；所跟随的路由器不读表',
  tableLeft: '实际：不查表；图像的词元由偏置选择',
  shownBias: {
    text: '显示的是文本的偏置；图像的偏置已保留',
    image: '显示的是图像的偏置；文本的偏置已保留',
  },
  noBias: '实际：没有偏置；e_score_correction_bias 已关闭',
  paddingIgnored: '实际：关；所跟随的路由器照常路由这种行。较新的 vLLM 会跳过它们（VLLM_MOE_SKIP_PADDING）',
} satisfies Words<typeof english>;
