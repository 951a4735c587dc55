import type { textLoad as english } from '../en/text-load';
import type { Words } from '../words';

export const textLoad = {
  title: '为什么要有偏置',
  about:
    '没有任何平衡手段的路由器常把太多词元发给少数专家。训练时，得到词元太少的专家，偏置略微升高；太多的，略微降低。',
  withBias: '有偏置时的词元数',
  without: '无偏置时的词元数',
  point:
    '指向一根柱子，可在文本中看到它的词：实线框，有无偏置都得到；虚线框，有偏置才得到；划线，无偏置才得到。',
  expert: (id, now, before) => `E${id}：无偏置时 ${before} 个词元，有偏置时 ${now} 个。`,
  summary: (tokens, before, now) =>
    `这段文本有 ${tokens} 个词元：最忙的专家在无偏置时得到 ${before.most} 个，有偏置时得到 ${now.most} 个。一个也得不到的专家：无偏置时 ${before.idle} 个，有偏置时 ${now.idle} 个。`,
  limits: '由本页当场在这一层路由得出。一个小模型不能作为大模型的证据。',
} satisfies Words<typeof english>;
