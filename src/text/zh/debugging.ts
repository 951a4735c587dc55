import type { debugging as english } from '../en/debugging';
import type { Words } from '../words';

export const debugging = {
  loading: '正在加载…',
  failed: '无法加载这一部分。请检查网络后重试。',
  again: '重试',
  titles: {
    open: '打开配置、数值或图片',
    runs: '会运行什么',
    checks: '检查这个路由器',
    forensics: '这是哪种实现？',
    tellApart: '能区分错误的词元',
    dtypes: '逐步看数据类型',
    bugs: '已知错误，现场重现',
  },
  commands: {
    open: '打开文件或粘贴…',
    runs: '各引擎会运行什么',
    checks: '检查这个路由器',
    forensics: '哪种实现会给出这些编号？',
    tellApart: '寻找能区分错误的词元',
    dtypes: '看哪种数据类型改变结果',
    bugs: '已知错误，现场重现',
  },
} satisfies Words<typeof english>;
