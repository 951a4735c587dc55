/** As much of a refused text as is quoted. */
const MAX_CHARS = 40;
/** As much of a reason that a browser or host gave. */
const MAX_REASON = 200;

/**
 * A text that was refused, as messages quote it: cut short, and with a name for every character that cannot be seen or
 * that turns the order of others around. Whatever a person typed or pasted, or a link held, passes through here.
 */
export function refused(text: string | number | undefined): string {
  return quoted(text, MAX_CHARS);
}

function quoted(text: string | number | undefined, most: number): string {
  const chars = [...String(text ?? '')];
  const shown = chars.slice(0, most).join('').replace(UNSEEN, named);
  return chars.length > most ? `${shown}…` : shown;
}

/** Controls, marks of direction and width, line ends, spaces other than the common one, and what no font draws. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/gu;

function named(char: string): string {
  return `⟨U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** A reason that a browser or host gave, as messages quote it. */
export function refusedReason(text: string | number | undefined): string {
  return quoted(text, MAX_REASON);
}

/** The values of a message, each as it is quoted. */
export function refusedValues(values: Readonly<Record<string, string | number>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      key === 'reason' ? refusedReason(value) : refused(value),
    ]),
  );
}
