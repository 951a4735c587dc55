/** Words of the dialog that opens what a person brings. */
export const open = {
  hint: 'Drop a file anywhere on the page, choose one, or paste: a config.json, params.json, GGUF file, Megatron or vLLM arguments; logits, biases or ids as .npy, .npz, .safetensors, CSV, JSON or a print; a picture or a link of this explorer. Nothing is uploaded.',
  choose: 'Choose files…',
  paste: 'or paste here',
  clear: 'Clear',
  reading: 'Reading…',
  files: 'Opened files',
  file: (name: string, size: string) => `${name} · ${size}`,
  pasted: 'pasted text',
  notRead: (name: string, reason: string) => `${name}: ${reason}.`,
  partly: (reason: string) => `Only a part could be read: ${reason}. What stands before it is shown below.`,
  noScenario:
    'The picture carries no scenario: it was not saved by this explorer, or the data was removed from it.',
  unreadable: 'The file cannot be read. Choose it again; it may have been moved or changed.',
  scenario: 'The picture carries a scenario of this explorer.',
  link: 'This is a link of this explorer.',
  openScenario: 'Open it',
  drop: 'Drop to open',
};
