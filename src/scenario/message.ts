/** What somebody who shares a link says with it. Both parts may be empty. */
export interface Message {
  readonly title: string;
  /** What the reader should look at. */
  readonly note: string;
}

export const NO_MESSAGE: Message = { title: '', note: '' };

/** Most characters (UTF-16 units) of each part. */
export const MOST = { title: 80, note: 280 } as const satisfies Record<keyof Message, number>;

/** A part of a message as a link can carry it: control characters are spaces, half characters are gone, the rest is cut. */
export function cleanPart(text: string, field: keyof Message): string {
  return text
    .slice(0, MOST[field])
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\p{Cs}/gu, '');
}
