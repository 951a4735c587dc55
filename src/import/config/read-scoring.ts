import type { ConfigParams } from '../../core/facts/checks/config-reading';
import { about, type Remarker } from './numbers';
import type { Found } from './scopes';

type Scoring = ConfigParams['scoring_func'];

const NAMES: Readonly<Record<string, Scoring>> = {
  softmax: 'softmax',
  sigmoid: 'sigmoid',
  sqrtsoftplus: 'sqrtsoftplus',
  sqrt_softplus: 'sqrtsoftplus',
};
/** llama.cpp's numbers; 3 is a softmax over the picked. */
const NUMBERS: Readonly<Record<number, Scoring>> = {
  1: 'softmax',
  2: 'sigmoid',
  3: 'softmax',
  4: 'sqrtsoftplus',
};

/** The scoring function of a key: a name, llama.cpp's number, or a flag for one of two. Null with a remark if unknown. */
export function readScoring(found: Found, remark: Remarker): Scoring | null {
  const { name, value } = found;
  if (value.kind === 'flag') {
    if (name === 'moe_router_use_sigmoid') return value.value ? 'sigmoid' : 'softmax';
    if (name === 'moe_primary_router_apply_softmax') return value.value ? 'softmax' : 'sigmoid';
  }
  if (value.kind === 'number' && name === 'expert_gating_func') {
    const scoring = NUMBERS[value.value];
    if (scoring) return scoring;
  }
  const text = value.kind === 'string' ? value.text.trim().toLowerCase() : null;
  if (text === 'noaux_tc') return null;
  const known = text !== null && Object.hasOwn(NAMES, text) ? NAMES[text] : undefined;
  if (known) return known;
  const code =
    value.kind === 'string' ? 'unknownScoring' : value.kind === 'word' ? 'expression' : 'wrongType';
  remark({ code, ...about(found, 'scoring_func') }, value.at);
  return null;
}
