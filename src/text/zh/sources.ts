import { refused, refusedReason } from '../refused';
import type { AllSourceWords } from '../source-words';

const generators = {
  normal: '正态分布',
  wide: '宽分布',
  ties: '大量并列',
  hotGroup: '单个热门组',
  outliers: '离群值',
};

/** Words about where rows come from, by the kind of source. */
export const sources: AllSourceWords = {
  trace: {
    options: { trace: '真实记录' },
    origin: ({ text, layer, token }) => `真实记录中的（${text}，层 ${layer}，词元 ${token + 1}）`,
    step: ({ text, layer, token }) => `${text}，层 ${layer}，词元 ${token + 1}`,
    files: {
      missing: '这些不是记录的数字',
      notLoaded: (name) => `无法加载记录文本“${refused(name)}”。`,
      notLoadedBecause: (name, reason) => `无法加载记录文本“${refused(name)}”（${refusedReason(reason)}）。`,
      standIn: '由生成的数值代替（生成器 normal，种子 0），并保留已编辑的值。记录加载后即会换回。',
      notices: {
        sourceUnknown: ({ value }) => `记录的文本、层或词元“${value}”不存在；现在显示第一个。`,
        sourceSkipped: ({ name }) =>
          `没有等待记录文本“${name}”；现在显示生成的数值。地址栏仍保留原链接：重新加载页面即可继续等待。`,
        sourceChanged: ({ value }) => `记录文本“${value}”在链接生成之后有改动：其 logits 可能不同。`,
        sourceNotLoaded: ({ name, reason }) =>
          `无法加载记录文本“${name}”（${reason}）。请重新加载页面，或选择一个生成器。`,
      },
    },
  },
  generator: {
    options: generators,
    origin: ({ generator, seed }) => `虚构的（${generators[generator]}，种子 ${seed}）`,
    step: ({ generator, seed }) => `logits 来自${generators[generator]}，种子 ${seed}`,
  },
};
