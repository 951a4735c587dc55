import type { config as english } from './en/debug/config';
import type { Words } from './words';

/** The words for what a configuration says. */
export type ConfigWords = Words<typeof english>;

/** Why a parameter has its value, or none, if no key says it: `rule` is the id of `Provenance.rule`. */
export function sayRule(
  { rules, ofFamily, resembles, ofEngine, noDefault }: ConfigWords,
  rule: string,
): string {
  const known = rules[rule as keyof typeof rules];
  if (known) return known;
  const [, start, name] = /^([a-z.]+):(.*?)(?:-unknown)?$/.exec(rule) ?? [];
  if (rule.endsWith('-unknown')) return noDefault(name ?? rule.replace(/-unknown$/, ''));
  if (start === 'family' && name) return ofFamily(name);
  if (start === 'resembles' && name) return resembles(name);
  return name ? ofEngine(name) : rule;
}
