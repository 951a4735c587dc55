/** Something that could not be read or loaded, as data: the words are in the text catalogue. */
export interface Notice {
  /** What it concerns: a parameter's vLLM name, `link`, `logits`, a kind of source, … */
  readonly field: string;
  readonly code: NoticeCode;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Names a notice: two of the same name say the same. Its values have any names, so their JSON is the plain way to list them. */
export function noticeKey({ field, code, values }: Notice): string {
  return JSON.stringify([field, code, values]);
}

type NoticeCode =
  | 'linkVersion'
  | 'linkUnreadable'
  | 'linkField'
  | 'linkTime'
  | 'linkPins'
  | 'linkMessage'
  /** An unknown key, or one that was there already. */
  | 'linkKey'
  | 'linkPreset'
  | 'linkValues'
  | 'linkLists'
  | 'linkCut'
  | 'linkNotLoaded'
  | 'sourceUnknown'
  | 'sourceSkipped'
  | 'sourceChanged'
  | 'sourceNotLoaded'
  | 'languageNotLoaded'
  /** How many more messages there are than are shown. */
  | 'more';
