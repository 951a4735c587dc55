import { describe, expect, it } from 'vitest';
import { PARAM_CODECS } from '../../scenario/link/params-codec';
import { SETUP_CODECS } from '../../scenario/link/setup-codec';
import { TOKEN_CODECS } from '../../scenario/link/token-codec';
import { roundTrips, sendLinks } from './check';
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

describe('the rules that links are tried by', () => {
  it('are GitHub’s', () => {
    const host = 'http://commonmark.org';
    for (const [text, link] of [
      [`Visit ${host}/a.b.`, `${host}/a.b`],
      [`(Visit ${host}/x_y/z*)`, `${host}/x_y/z`],
      [`${host}/search?q=Markup+(business)`, `${host}/search?q=Markup+(business)`],
      [`${host}/search?q=Markup+(business)))`, `${host}/search?q=Markup+(business)`],
      [`(${host}/search?q=Markup+(business))`, `${host}/search?q=Markup+(business)`],
      [`${host}/search?q=(business))+ok`, `${host}/search?q=(business))+ok`],
      [`${host}/search?q=commonmark&hl=en`, `${host}/search?q=commonmark&hl=en`],
      [`${host}/search?q=commonmark&hl;`, `${host}/search?q=commonmark`],
      [`${host}/he<lp`, `${host}/he`],
      [`${host}/tail_`, `${host}/tail`],
      [`a"${host}`, null],
    ] as const)
      expect(githubAutolink(text)).toBe(link);
  });

  it('are Slack’s', () => {
    const url = 'https://host.example/#a=1&b=2';
    expect(slack.stored(url, 'x > y')).toBe('<https://host.example/#a=1&amp;b=2|x &gt; y>');
    expect(slack.opened(slack.stored(url, 'x'))).toBe(url);
    expect(chatEmphasis('*x* and _https://h/a_b_ and ~y~')).toBe('x and https://h/a_b and y');
  });

  it('are those of mail', () => {
    expect(folded('abcdefgh', 3, '> ')).toBe('abc\r\n> def\r\n> gh');
    expect(quotedPrintable(`p=${'x'.repeat(80)}`)).toBe(`p=3D${'x'.repeat(68)}=\r\n${'x'.repeat(12)}`);
    expect(delimited('see <URL:http://h/a\r\n b> or')).toBe('http://h/ab');
    expect(plainText('(see http://h/a).')).toBe('http://h/a');
  });

  it('are those of Markdown and HTML', () => {
    expect(markdownLink('[x](http://h/a_(b)_c)')).toBe('http://h/a_(b)_c');
    expect(htmlText('?a=1&copy=2&rho=3&amp;k=4')).toBe('?a=1?=2&rho=3&k=4');
  });
});

it('no key of a link begins like a character reference of HTML', () => {
  const codecs = [...PARAM_CODECS, ...SETUP_CODECS, ...TOKEN_CODECS].map(({ key }) => key);
  const link = ['p', 'b', 't', 'pin', 'z', 'ls', 'lo', 'x', 'rows', 'a', 'cm', 'ct', 'cs', ...codecs]
    .map((key) => `${key}=1&a-${key}=1`)
    .join('&');
  expect(htmlText(link)).toBe(link);
});

it('links of pasted rows come through by every way', () => {
  const { lost, arrivals } = sendLinks(60);
  expect(arrivals).toBeGreaterThan(4000);
  expect(lost).toEqual([]);
});

it('any state comes back from its link', () => {
  expect(roundTrips(200, 1).lost).toEqual([]);
});
