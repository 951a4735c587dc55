import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../scenario/link/crc32';
import { madeToken } from '../testing/made-token';
import { en } from '../text/en';
import { zh } from '../text/zh';
import { packJsonFile, packNpzFile } from './code-files';
import { csvOf } from './csv';
import { jsonText } from './json';
import { markdownLine, markdownOf } from './markdown';
import { floats, npy } from './npy';
import { pngWithScenario, svgWithScenario } from './picture-file';
import { rowJson } from './row-json';
import { scenarioIn } from './scenario-in';
import { fileName, type Taken } from './take';

const LINK = '#v1.p=dsv3&t=2&n=a%20<b>&rows=abc';
const taken: Taken = {
  token: madeToken(
    { globalNumExperts: 32, numExpertGroup: 4, topkGroup: 2, topK: 4 },
    { logits: { 3: Infinity } },
  ),
  link: `https://example.org/${LINK}`,
  message: { title: 'A | <b>*title*</b> @you #1', note: '' },
};
const ASCII = /^[\n\x20-\x7e]*$/;

describe('JSON', () => {
  it('is ASCII and holds the rows, ids and weights, non-finite numbers as strings', () => {
    const text = rowJson(taken);
    const read = JSON.parse(text);
    expect(text).toMatch(ASCII);
    expect(read.logits[3]).toBe('Infinity');
    expect(read.ids).toEqual([...taken.token.result.ids]);
    expect(read.weights.map(Number).map(Math.fround)).toEqual([...taken.token.result.weights]);
    expect(read.title).toBe(taken.message.title);
  });

  it('reads back as what was written, whatever the strings', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(jsonText(value as never))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('CSV', () => {
  it('has a line for each expert, with the weights at the picked ones', () => {
    const [head, ...lines] = csvOf(taken.token).trimEnd().split('\n');
    expect(head).toBe(
      'expert,group,logit,score,bias,biased_score,group_score,group_kept,masked_score,slot,weight',
    );
    expect(lines).toHaveLength(32);
    expect(lines[3]!.split(',')[2]).toBe('inf');
    const picked = lines.filter((line) => line.split(',')[9] !== '');
    expect(picked.map((line) => Number(line.split(',')[0]))).toEqual(
      [...taken.token.result.ids].sort((a, b) => a - b),
    );
  });
});

describe('Markdown', () => {
  it('shows any text as it is: no formatting, no HTML, no mention', () => {
    expect(markdownLine('A | <b>*t*</b>\n@you #1')).toBe('A \\| \\<b\\>\\*t\\*\\</b\\> &#64;you &#35;1');
    expect(markdownLine('1. x')).toBe('1\\. x');
    expect(markdownLine('2.5')).toBe('2.5');
    expect(markdownLine('- x')).toBe('\\- x');
  });

  it('has the link, the settings, the output, the margins and the checks, in both languages', () => {
    for (const words of [en, zh]) {
      const text = markdownOf(taken, null, words);
      expect(text).toContain(`<${taken.link}>`);
      for (const name of ['settings', 'result', 'margins', 'checks'] as const)
        expect(text).toContain(`## ${words.takeAway.report[name]}`);
      for (const id of taken.token.result.ids) expect(text).toContain(`| ${id} | `);
      expect(text).not.toMatch(/undefined|\[object/);
    }
  });

  it('gives every line of a table the same number of cells', () => {
    const blocks = markdownOf(taken, null, en)
      .split('\n\n')
      .filter((block) => block.startsWith('|'));
    expect(blocks.length).toBeGreaterThan(1);
    for (const block of blocks)
      expect(
        new Set(
          block
            .trim()
            .split('\n')
            .map((line) => line.match(/(?<!\\)\|/g)!.length),
        ).size,
      ).toBe(1);
  });

  it('tells the weights of both sides and the first divergence if two are compared', () => {
    const a = madeToken({ globalNumExperts: 32, numExpertGroup: 4, topkGroup: 4, topK: 4 });
    const text = markdownOf(taken, { a, tolerance: 0, findings: null }, en);
    expect(text).toContain('| expert | weight A | weight B |');
    expect(text).toContain(`## ${en.compare.first}`);
  });
});

describe('npy and npz', () => {
  it('has the header of version 1.0, and data at a multiple of 64', () => {
    const file = npy(floats([1, 2, 3, 4, 5, 6], [2, 3]));
    expect([...file.subarray(0, 8)]).toEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
    const length = file[8]! + 256 * file[9]!;
    expect((10 + length) % 64).toBe(0);
    const header = new TextDecoder().decode(file.subarray(10, 10 + length));
    expect(header).toBe(
      `${"{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }".padEnd(length - 1)}\n`,
    );
    expect(new Float32Array(file.slice(10 + length).buffer)[5]).toBe(6);
  });

  it('holds the rows of the pack, as many in each array as in its JSON', () => {
    const files = unzipSync(packNpzFile(taken));
    const { rows } = JSON.parse(packJsonFile(taken));
    const header = new TextDecoder().decode(files['logits.npy']!.subarray(10, 100));
    expect(header).toContain(`'shape': (${rows.length}, 32)`);
    expect(packNpzFile(taken)).toEqual(packNpzFile(taken));
  });
});

/** A PNG of one pixel, as small as one can be. */
function smallPng(): Uint8Array {
  const chunk = (type: string, data: readonly number[]) => {
    const content = Uint8Array.from([...type].map((char) => char.charCodeAt(0)).concat(data));
    const number = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
    return [...number(data.length), ...content, ...number(crc32(content))];
  };
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
    ...chunk('IDAT', [0x78, 0x9c, 0x63, 0x60, 0, 0, 0, 2, 0, 1]),
    ...chunk('IEND', []),
  ]);
}

describe('a picture with the scenario inside', () => {
  it('gives back the fragment, from PNG and from SVG', () => {
    expect(scenarioIn(pngWithScenario(smallPng(), LINK))).toBe(LINK);
    const svg = svgWithScenario('<svg xmlns="x"><title>a</title><rect/></svg>', LINK);
    expect(svg).toContain('</title><metadata');
    expect(scenarioIn(new TextEncoder().encode(svg))).toBe(LINK);
  });

  it('keeps the chunks of the PNG whole, each with its checksum', () => {
    const file = pngWithScenario(smallPng(), LINK);
    const view = new DataView(file.buffer);
    const types: string[] = [];
    for (let at = 8; at < file.length; ) {
      const length = view.getUint32(at);
      const content = file.subarray(at + 4, at + 8 + length);
      types.push(new TextDecoder().decode(content.subarray(0, 4)));
      expect(view.getUint32(at + 8 + length)).toBe(crc32(content));
      at += 12 + length;
    }
    expect(types).toEqual(['IHDR', 'tEXt', 'IDAT', 'IEND']);
  });

  it('is null for other pictures, other texts, and anything that is no fragment', () => {
    expect(scenarioIn(smallPng())).toBeNull();
    for (const text of [
      '',
      '<svg></svg>',
      '{"a": 1}',
      '<svg><metadata id="moe-router-explorer">javascript:alert(1)</metadata></svg>',
    ])
      expect(scenarioIn(new TextEncoder().encode(text))).toBeNull();
    expect(scenarioIn(pngWithScenario(smallPng(), 'https://evil.example/#v1.p=x'))).toBeNull();
  });

  it('never throws, whatever the bytes are and wherever they are cut or changed', () => {
    const whole = pngWithScenario(smallPng(), LINK);
    fc.assert(
      fc.property(
        fc.nat(whole.length),
        fc.nat(whole.length - 1),
        fc.nat(255),
        fc.uint8Array(),
        (cut, at, byte, tail) => {
          const bytes = Uint8Array.from([...whole.subarray(0, cut), ...tail]);
          if (at < bytes.length) bytes[at] = byte;
          const found = scenarioIn(bytes);
          expect(found === null || found.startsWith('#v')).toBe(true);
        },
      ),
    );
  });
});

describe('the name of a file', () => {
  it('has the preset in it and no time', () => {
    expect(fileName(taken, '.csv')).toBe('moe-router-dsv3.csv');
  });
});
