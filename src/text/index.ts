import { en } from './en';

/** Every word on the page. */
export type Text = typeof en;

/** Languages by their BCP 47 tag. */
export const TEXTS = { en } as const satisfies Record<string, Text>;

export type Locale = keyof typeof TEXTS;
