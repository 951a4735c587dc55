import { expect, it } from 'vitest';
import { SEMANTICS, type SemanticsId } from '../core/semantics';
import { sourceLink } from './source-link';

it.each(Object.keys(SEMANTICS) as SemanticsId[])(
  '%s links to the file it was read in, at its commit or release',
  (id) => {
    for (const source of SEMANTICS[id].sources) {
      const { url } = sourceLink(source)!;
      expect(url).toMatch(/^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/blob\/([0-9a-f]{40}|v[\d.]+)\/\S+$/);
    }
  },
);
