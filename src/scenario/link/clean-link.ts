/** Longest fragment that is read. A comparison whose rows are all edited in every bit needs less. */
const MAX_LENGTH = 40_000;
/** Escaping may have turned each sign into three characters. */
const MAX_RAW_LENGTH = 3 * MAX_LENGTH;

/**
 * A fragment without "#" and without what other programs add to links: escapes, line breaks, invisible marks, and the
 * punctuation or markup behind them. Null if it is too long to be one. Takes a time linear in its length, and
 * leaves a link as the app writes it untouched: letters, digits and `=&:,.@_-`.
 */
export function cleanLink(fragment: string): string | null {
  if (fragment.length > MAX_RAW_LENGTH) return null;
  const text = ended(
    unfolded(unescaped(fragment.replace(/^(?:#|%23)/, '')))
      // White space and invisible format characters: none is part of a link.
      .replace(/[\s\p{Cc}\p{Cf}]+|\u{FE0F}/gu, ''),
  );
  return text.length > MAX_LENGTH ? null : text;
}

/** Without the escapes of HTML, and without percent-escapes, even if the link was escaped twice. */
function unescaped(text: string): string {
  return withoutPercents(withoutPercents(text))
    .replace(/&(?:amp;|#38;|#x26;)+(?:amp;)*/gi, '&')
    .replace(/&(?:lt|#60|#x3c);/gi, '<')
    .replace(/&(?:gt|#62|#x3e);/gi, '>')
    .replace(/&(?:quot|#34|#x22);/gi, '"')
    .replace(/&(?:apos|#39|#x27);/gi, "'");
}

function withoutPercents(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}

/**
 * Without the line ends of mail, and the marks before each line of a quotation. In quoted-printable every "=" is
 * written "=3D"; any other "=" ends a line that goes on.
 */
function unfolded(text: string): string {
  const isEncoded = text.includes('=3D') && !/=(?!3D|\r?\n)/.test(text);
  const decoded = isEncoded ? text.replace(/=\r?\n/g, '').replaceAll('=3D', '=') : text;
  return decoded.replace(/\r?\n[\s>]*/g, '');
}

/** Without what follows a link: markup that closes it, text of another script, punctuation. */
function ended(text: string): string {
  const markup = text.search(/<|\]\(|["'>][>\])]/);
  let end = markup < 0 ? text.length : markup;
  // Slack writes <address|label>.
  const label = text.endsWith('>') ? text.indexOf('|') : -1;
  if (label >= 0) end = Math.min(end, label);
  // A link is ASCII. Text behind another sign that may be a field stays, so that it is reported.
  const other = text.search(/\P{ASCII}/u);
  if (other >= 0 && !/[&=]/.test(text.slice(other, end))) end = Math.min(end, other);
  // Only an old tail may end in "-" or "_".
  const last = text.slice(text.lastIndexOf('&', end - 1) + 1, end).replace(/^v1\./, '');
  const isEnd = last.startsWith('x=') && last.includes('.') ? /[\w-]/ : /[0-9A-Za-z]/;
  while (end > 0 && !isEnd.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
