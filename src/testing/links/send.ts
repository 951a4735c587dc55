import {
  chatEmphasis,
  delimited,
  folded,
  githubAutolink,
  htmlText,
  markdownLink,
  plainText,
  quotedPrintable,
  slack,
} from './journeys';

/** A way an address takes, and what arrives at its end; null if nothing was recognised as an address. */
export interface Journey {
  readonly name: string;
  readonly arrives: (url: string) => string | null;
}

/** Signs that people put around an address. */
const AROUND: readonly (readonly [string, string])[] = [
  ['', ''],
  ['see ', ' please'],
  ['(', ')'],
  ['<', '>'],
  ['"', '"'],
  ['`', '`'],
  ['*', '*'],
  ['**', '**'],
  ['_', '_'],
  ['~', '~'],
  ['see ', '.'],
  ['', ', which'],
  ['', '…'],
  ['“', '”'],
  ['「', '」'],
  ['（', '）'],
  ['', '。'],
  ['', '，请看'],
  ['', '\u200b'],
  ['', '?!'],
];

/** An address in a text, up to the next white space, as a person would select it. */
const marked = (text: string) => /https?:\/\/\S+/.exec(text)?.[0] ?? null;

const around = (name: string, read: (text: string) => string | null): Journey[] =>
  AROUND.map(([before, after]) => ({
    name: `${name}, ${before}…${after}`,
    arrives: (url) => read(`${before}${url}${after}`),
  }));

/** Every way that links are sent on. */
export const JOURNEYS: readonly Journey[] = [
  // GitHub recognises no address behind a sign other than white space and *_~(; what it shows is copied by hand.
  ...around('GitHub', (text) => githubAutolink(text) ?? marked(text)),
  ...around('plain text', plainText),
  ...around('by hand', marked),
  ...around('chat', (text) => marked(chatEmphasis(text))),
  { name: 'Slack', arrives: (url) => slack.opened(slack.stored(url)) },
  { name: 'Slack with a label', arrives: (url) => slack.opened(slack.stored(url, 'the router')) },
  { name: 'Slack, the stored text', arrives: (url) => marked(slack.stored(url)) },
  { name: 'Slack, the stored text with a label', arrives: (url) => marked(slack.stored(url, 'router')) },
  { name: 'Markdown', arrives: (url) => markdownLink(`[the router](${url})`) },
  { name: 'Markdown, the source', arrives: (url) => marked(`[${url}](${url})`) },
  { name: 'HTML', arrives: (url) => htmlText(url) },
  { name: 'HTML, escaped', arrives: (url) => htmlText(url.replaceAll('&', '&amp;')) },
  {
    name: 'HTML, the source',
    arrives: (url) => marked(`<a href="${url.replaceAll('&', '&amp;')}">here</a>`),
  },
  { name: 'mail, brackets, lines of 76', arrives: (url) => delimited(`<${folded(url, 76)}>`) },
  { name: 'mail, lines of 76', arrives: (url) => folded(url, 76) },
  { name: 'mail, lines of 998', arrives: (url) => folded(url, 998) },
  { name: 'mail, quoted', arrives: (url) => folded(url, 76, '> ') },
  { name: 'mail, quoted-printable, the source', arrives: quotedPrintable },
  { name: 'escaped', arrives: (url) => withFragment(url, encodeURIComponent) },
  { name: 'escaped as an address', arrives: (url) => withFragment(url, encodeURI) },
  {
    name: 'escaped twice',
    arrives: (url) => withFragment(url, (text) => encodeURIComponent(encodeURIComponent(text))),
  },
];

function withFragment(url: string, change: (text: string) => string): string {
  const [page = '', fragment = ''] = url.split('#');
  return `${page}#${change(fragment)}`;
}
