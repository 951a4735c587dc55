import type { open as english } from '../../en/debug/open';
import type { Words } from '../../words';

export const open = {
  hint: '把文件拖到页面任意位置、选择文件或粘贴：config.json、params.json、GGUF 文件、Megatron 或 vLLM 的参数；.npy、.npz、.safetensors、CSV、JSON 或打印文本中的 logits、偏置或编号；本页保存的图片或链接。不会上传任何内容。',
  choose: '选择文件…',
  paste: '或粘贴到这里',
  clear: '清空',
  reading: '正在读取…',
  files: '打开的文件',
  file: (name, size) => `${name} · ${size}`,
  pasted: '粘贴的文本',
  notRead: (name, reason) => `${name}：${reason}。`,
  partly: (reason) => `只读到一部分：${reason}。此前的内容显示在下面。`,
  noScenario: '图片中没有场景：它不是由本页保存的，或者数据已被删除。',
  unreadable: '无法读取文件。请重新选择；它可能被移动或更改了。',
  scenario: '图片中带有本页的场景。',
  link: '这是本页的链接。',
  openScenario: '打开',
  drop: '松开即可打开',
} satisfies Words<typeof english>;
