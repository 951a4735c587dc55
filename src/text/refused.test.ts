import { describe, expect, it } from 'vitest';
import { FLOAT32 } from '../scenario/field-value';
import { en } from './en';
import { refused } from './refused';
import { zh } from './zh';

describe('a refused text', () => {
  it('is quoted unchanged if all its characters are visible', () => {
    for (const text of ['abc', '3,5', '−1', '1e400', '数字', '👍', 'a b']) expect(refused(text)).toBe(text);
  });

  it('is quoted with names for invisible characters and for those that change direction', () => {
    expect(refused('1\u200b2')).toBe('1⟨U+200B⟩2');
    expect(refused('\u202e321')).toBe('⟨U+202E⟩321');
    expect(refused('1\u00a02\t3\u2028')).toBe('1⟨U+00A0⟩2⟨U+0009⟩3⟨U+2028⟩');
    expect(refused('\ufeff5\u00ad\u2066\ud800')).toBe('⟨U+FEFF⟩5⟨U+00AD⟩⟨U+2066⟩⟨U+D800⟩');
  });

  it('is shortened between characters, not inside one', () => {
    expect(refused('👍'.repeat(100))).toBe(`${'👍'.repeat(40)}…`);
  });

  it.each([
    ['English', en],
    ['Chinese', zh],
  ])('shows so in every message: %s', (_, words) => {
    const text = '1\u200b2\u202e';
    const limits = { min: 1, max: 8 };
    const fault = { text, place: { line: 1, column: 1 }, position: 1 } as const;
    const problem = { text, kind: FLOAT32 } as const;
    const messages = [
      words.errors.field('top_k', { ...problem, code: 'notNumber' }, limits, '8'),
      words.errors.field('top_k', { ...problem, code: 'notInteger' }, limits, '8'),
      words.rows.error({ ...fault, code: 'notNumber' }),
      words.rows.error({ ...fault, code: 'tooLarge' }),
      words.rows.choice(text, 1, '0'),
      words.notice({ field: text, code: 'linkField', values: { value: text } }),
      words.notice({ field: 'preset', code: 'linkPreset', values: { value: text } }),
      words.notice({ field: 'trace', code: 'sourceNotLoaded', values: { name: text, reason: text } }),
    ];
    for (const message of messages) {
      expect(JSON.stringify(message)).toContain('1⟨U+200B⟩2⟨U+202E⟩');
      expect(JSON.stringify(message)).not.toMatch(/[\u200b\u202e]/);
    }
  });
});
