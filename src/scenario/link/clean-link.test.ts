import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyState } from '../../testing/any-scenario';
import { cleanLink } from './clean-link';
import { encodeLink } from './encode';

const LINK = 'v1.p=glm-4.5&im=hf_deepseek_v3&a=1&pin=e3,g1&x=english@0123456789ab:1:2&rows=00E2LSP20m0nC6wAV';
const OLD = 'v1.p=dsv3&x=normal:7.Y2BgOGD_jxlEAgA_-';

describe('a link as it arrives', () => {
  it('is left as it was written', () => {
    fc.assert(
      fc.property(anyState, ({ scenario, base, view }) => {
        const link = encodeLink(scenario, base, view, '0123456789ab');
        expect(link).toMatch(/^#[0-9A-Za-z=&:,.@_-]*[0-9A-Za-z]$/);
        expect(cleanLink(link)).toBe(link.slice(1));
      }),
    );
    expect(cleanLink(`#${OLD}`)).toBe(OLD);
    expect(cleanLink('')).toBe('');
  });

  it('loses the signs that programs and people put behind it', () => {
    const signs = [
      '.',
      '..',
      '…',
      ')',
      '])',
      '>',
      '"',
      '`',
      "'",
      '*',
      '**',
      '~',
      '?!',
      ',',
      ';',
      ':',
      '|',
      '\\',
    ];
    const others = [
      '\u200b',
      '\ufeff',
      '\u00a0',
      '。',
      '】',
      '」',
      '，',
      '）',
      '》',
      '”',
      '。请看',
      ' \n',
      '%29',
      '%3E',
      '%E3%80%82',
    ];
    const markup = ['&gt;', '</a>', '">here</a>', '](https://host/#v1.p=tiny)', '|here>'];
    for (const sign of [...signs, ...others, ...markup])
      for (const link of [LINK, OLD]) expect(cleanLink(`#${link}${sign}`)).toBe(link);
    for (const sign of ['_', '__', '-', '_.', '_)', '*_']) expect(cleanLink(`#${LINK}${sign}`)).toBe(LINK);
  });

  it('loses the escapes of addresses, of HTML and of mail', () => {
    for (const text of [
      encodeURIComponent(LINK),
      encodeURIComponent(encodeURIComponent(LINK)),
      `%23${LINK}`,
      LINK.replaceAll('&', '&amp;'),
      LINK.replaceAll('&', '&amp;amp;'),
      LINK.replaceAll('&', '&#38;'),
      encodeURIComponent(LINK.replaceAll('&', '&amp;')),
      LINK.replaceAll('=', '=3D'),
      LINK.replaceAll('=', '=3D').replace(/.{60}/g, '$&=\r\n'),
    ])
      expect(cleanLink(text)).toBe(LINK);
  });

  it('loses the line ends that mail puts into it', () => {
    expect(cleanLink('#v1.p=\r\ndsv3&k=\r\n> 6')).toBe('v1.p=dsv3&k=6');
    for (const end of ['\n', '\r\n', ' \r\n', '\n   ', '\n> ', '\r\n>> > ', '\u00ad', '\u200b'])
      expect(cleanLink(LINK.replace(/.{40}/g, `$&${end}`))).toBe(LINK);
  });

  it('keeps text behind a foreign sign that may be a field, so that it is reported', () => {
    expect(cleanLink('#v1.p=dsv3。&k=6')).toBe('v1.p=dsv3。&k=6');
    expect(cleanLink('#v1.k=6|8&t=7')).toBe('v1.k=6|8&t=7');
  });

  it('keeps an escape that stands for nothing', () => {
    expect(cleanLink('#v1.k=%ff%zz&t=7')).toBe('v1.k=%ff%zz&t=7');
  });

  it('is refused if it is longer than any link', () => {
    expect(cleanLink(`#${')'.repeat(200_000)}x`)).toBeNull();
    expect(cleanLink(`#${')'.repeat(100_000)}x`)).toBeNull();
    expect(cleanLink(`#v1.q=${'a'.repeat(50_000)}`)).toBeNull();
    // Nothing of it is more than signs behind a link.
    expect(cleanLink(`#${LINK}${')'.repeat(100_000)}`)).toBe(LINK);
  });
});
