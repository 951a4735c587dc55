import type { trouble as english } from '../en/trouble';
import type { Words } from '../words';

/** Messages of a part of the page that cannot do its work, and how to go on. */
export const trouble = {
  engine: {
    noApi: '浏览器在此页面上不提供 WebGPU（需要较新的浏览器和安全的地址）。',
    noAdapter: '浏览器支持 WebGPU，但没有找到图形适配器。',
    noDevice: '图形适配器没有给出设备。',
    selfCheckFailed: '自检时 GPU 的结果与参考实现不同，因此不使用它。',
    softwareAdapter: '唯一的适配器是软件实现，worker 更快，因此选用 worker。你仍可手动选择 WebGPU。',
    gpuNotLoaded: '无法加载 WebGPU 的代码，因此使用 worker。',
    deviceLost: 'GPU 设备已丢失，由 worker 接手。',
    gpuSilent: 'GPU 不再回答，由 worker 接手。',
    gpuFailed: 'GPU 报告了错误，由 worker 接手。',
    workerLost: 'worker 已停止。',
    workerNotLoaded: '无法加载 worker 的代码。',
    workerSilent: 'worker 不再回答。',
  },
  noEngine: '现在无法计算',
  noEngineWithPicture: '图中显示的是最后一次算出的状态。下一次修改会再试一次。',
  noEngineFirst: '引擎运行之前没有图。下一次修改会再试一次。',
  engineLoading: '计算用的代码仍在加载。',
  loadAgain: '再次加载',
  textUnchecked: '未校验：在没有 https 的地址上，浏览器不提供用来核对记录的哈希。',
  noEngineToPlay: '引擎运行之前，没有可播放的内容。',
  featuresNotLoaded: '页面有一部分未能加载。你的场景在地址里，重新加载后仍会保留。',
} satisfies Words<typeof english>;
