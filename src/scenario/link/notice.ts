/** Something that could not be read or loaded, as data: the words are in the text catalogue. */
export interface Notice {
  /** What it concerns: a parameter's vLLM name, `link`, `logits`, a kind of source, … */
  readonly field: string;
  readonly code: NoticeCode;
  readonly values: Readonly<Record<string, string | number>>;
}

type NoticeCode =
  | 'linkVersion'
  | 'linkUnreadable'
  | 'linkField'
  | 'linkTime'
  | 'linkPins'
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
