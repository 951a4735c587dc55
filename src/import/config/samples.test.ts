import { expect, test } from 'vitest';
import type { ReadParams } from '../../core/facts/checks/config-reading';
import samples from '../../testing/config-samples.json';
import { memorySource } from '../data-source';
import { readConfig } from './read-config';

test.each(samples)(
  'the router of $name is read, and each value has an origin',
  async ({ config, expected }) => {
    const { reading, error } = await readConfig(memorySource(JSON.stringify(config), 'config.json'));
    expect(error).toBeNull();
    expect(reading!.params).toMatchObject(expected);
    for (const [name, { key, rule, confidence }] of Object.entries(reading!.provenance)) {
      const isKnown = reading!.params[name as keyof ReadParams] !== null;
      expect(confidence === 'unknown', name).toBe(!isKnown);
      if (confidence === 'stated') expect(key, name).toBeDefined();
      else expect(rule, name).toBeDefined();
    }
  },
);
