/**
 * How published rules change an address that somebody pastes into a text. Each function takes the text that holds it
 * and gives the address that a reader of that text opens.
 */

/**
 * GitHub: "GitHub Flavored Markdown Spec", section "Autolinks (extension)". An address begins after white space or one
 * of `*_~(`, goes on to white space or `<`, and loses punctuation, unbalanced brackets and entities at its end. The
 * implementation, cmark-gfm, takes quotes off as well.
 */
export function githubAutolink(text: string): string | null {
  const found = /(?:^|[\s*_~(])(https?:\/\/[^\s<]+)/.exec(text)?.[1];
  if (!found) return null;
  let link = found;
  for (;;) {
    const before = link;
    link = link.replace(/[?!.,:*_~'"]$/, '');
    if (link.endsWith(')') && count(link, ')') > count(link, '(')) link = link.slice(0, -1);
    link = link.replace(/&[0-9a-zA-Z]+;$/, '');
    if (link === before) return link;
  }
}

/** Slack: "Formatting message text", sections on escaping and on links: what a message holds and what it links to. */
export const slack = {
  /** The text of a message, as stored and as shown by tools. */
  stored: (url: string, label = '') => `<${escapedForSlack(url)}${label && `|${escapedForSlack(label)}`}>`,
  /** The address that a click opens. */
  opened: (message: string) => unescapedBySlack(/<([^|>]+)/.exec(message)?.[1] ?? ''),
};

const escapedForSlack = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const unescapedBySlack = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Chats that set `*bold*`, `_italic_` and `~struck~` before they look for addresses: pairs at the edges of words go. */
export function chatEmphasis(text: string): string {
  return text.replace(/(?<![0-9A-Za-z])([*_~])(?=\S)(.*?\S)\1(?![0-9A-Za-z])/g, '$2');
}

/**
 * "RFC 3986", appendix C: an address stands between angle brackets, quotes or white space; line breaks are no part of
 * it.
 */
export function delimited(text: string): string {
  const inner = /<(?:URL:)?([^<>]+)>/.exec(text) ?? /"([^"]+)"/.exec(text) ?? /(\S+)/.exec(text);
  return (inner?.[1] ?? '').replace(/\s+/g, '');
}

/** Readers of plain text that look for an address by themselves: to the next white space, less closing punctuation. */
export function plainText(text: string): string | null {
  return /https?:\/\/[^\s<>"]+/.exec(text)?.[0].replace(/[.,;:!?'")\]}>*]+$/, '') ?? null;
}

/** "RFC 2045", section 6.7: quoted-printable, lines of 76 characters that end in "=" if they go on. */
export function quotedPrintable(text: string): string {
  return text.replaceAll('=', '=3D').replace(/.{72}(?=.)(?<!=.?)/g, '$&=\r\n');
}

/** Lines of that many characters: gateways break longer ones ("RFC 5322", section 2.1.1, for 78 and 998). */
export function folded(text: string, width: number, lineStart = ''): string {
  const lines = text.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
  return lines.join(`\r\n${lineStart}`);
}

/** "CommonMark Spec", section "Links": the destination of `[text](destination)`, brackets balanced, no white space. */
export function markdownLink(text: string): string | null {
  return /\]\(([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)\)/.exec(text)?.[1] ?? null;
}

/**
 * "HTML Standard", section "Named character references": in the text of a page these are read without a semicolon, so
 * an address whose keys begin like one of them would change. Longer names first.
 */
const NAMES_WITHOUT_SEMICOLON =
  'AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute Icirc Igrave Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute aacute acirc acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro middot nbsp not ntilde oacute ocirc ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times uacute ucirc ugrave uml uuml yacute yen yuml'.split(
    ' ',
  );

/** What a page shows of an address that was written into it unescaped: "?" for a part that was read as a character. */
export function htmlText(text: string): string {
  const names = NAMES_WITHOUT_SEMICOLON.toSorted((a, b) => b.length - a.length).join('|');
  return text.replace(new RegExp(`&(?:(?:${names});?|#\\d+;?|#x[0-9a-f]+;?)`, 'g'), (name) =>
    name.startsWith('&amp') || name.startsWith('&AMP') ? '&' : '?',
  );
}

function count(text: string, char: string): number {
  return text.split(char).length - 1;
}
