import { expect, it } from 'vitest';
import { preferredLocale } from './language';

it.each([
  [['zh-CN', 'en-US'], 'zh-Hans'],
  [['zh'], 'zh-Hans'],
  [['zh-TW'], 'zh-Hans'],
  [['de-DE', 'zh-Hans-CN', 'en'], 'zh-Hans'],
  [['en-GB', 'zh-CN'], 'en'],
  [['de-DE', 'fr'], 'en'],
  [[], 'en'],
])('a reader of %j is shown %s', (languages, locale) => {
  expect(preferredLocale(languages)).toBe(locale);
});
