/** So many characters of a refused text are quoted. */
const MAX_CHARS = 40;
/** So many characters of a reason that a browser or host gave are quoted. */
const MAX_REASON = 200;

/**
 * A refused text as messages quote it: shortened, and with a name for every character that is invisible or changes the
 * direction of others. Everything that a person typed or pasted, or that a link contained, passes through here.
 */
export function refused(text: string | number | undefined): string {
  return quoted(text, MAX_CHARS);
}

function quoted(text: string | number | undefined, most: number): string {
  const chars = [...String(text ?? '')];
  const shown = chars.slice(0, most).join('').replace(UNSEEN, named);
  return chars.length > most ? `${shown}…` : shown;
}

/** Controls, marks of direction and width, line ends, unusual spaces, and characters that no font draws. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/gu;

function named(char: string): string {
  return `⟨U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** A reason that a browser or host gave, as messages quote it. */
export function refusedReason(text: string | number | undefined): string {
  return quoted(text, MAX_REASON);
}

/** The values of a message, each quoted. */
export function refusedValues(values: Readonly<Record<string, string | number>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      key === 'reason' ? refusedReason(value) : refused(value),
    ]),
  );
}
