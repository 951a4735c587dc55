import type { Edit } from './edits';
import { ownRowsOf, withOwnRows, withRow } from './own-rows';
import { covered, joined } from './rows';
import type { Scenario, TokenField, TokenTraits } from './scenario';

function edited(scenario: Scenario, field: TokenField, to: string, token: Partial<TokenTraits>): Edit {
  return {
    label: { kind: 'token', field, to },
    scenario: { ...scenario, token: { ...scenario.token, ...token } },
  };
}

/** The row that the layer's table has for the token; null: the layer has no table. */
export function setTableIds(scenario: Scenario, ids: readonly number[] | null): Edit {
  const before = scenario.token.tableIds;
  const to = ids ? ids.join(', ') : 'off';
  if ((before?.join() ?? null) === (ids?.join() ?? null))
    return { label: { kind: 'token', field: 'tableIds', to }, scenario };
  return edited(scenario, 'tableIds', to, { tableIds: ids });
}

/** A row to start from: k experts, evenly spread. */
export function spreadIds({ globalNumExperts: E, topK: k }: Scenario['params']): number[] {
  return Array.from({ length: Math.min(k, E) }, (_, j) => Math.floor(((j + 0.5) * E) / Math.min(k, E)));
}

export function setPadding(scenario: Scenario, isPadding: boolean): Edit {
  if (scenario.token.isPadding === isPadding)
    return { label: { kind: 'token', field: 'isPadding', to: String(isPadding) }, scenario };
  return edited(scenario, 'isPadding', String(isPadding), { isPadding });
}

/** Text or image: the bias of that kind takes effect, the other one is kept. */
export function setTokenKind(scenario: Scenario, kind: TokenTraits['kind']): Edit {
  const { otherBias } = scenario.token;
  const same: Edit = { label: { kind: 'token', field: 'kind', to: kind }, scenario };
  if (scenario.token.kind === kind) return same;
  const bias = scenario.eScoreCorrectionBias;
  if (!otherBias || !bias) return edited(scenario, 'kind', kind, { kind });
  const E = scenario.params.globalNumExperts;
  const { beyond } = ownRowsOf(scenario);
  const cutOff = otherBias.length > E ? otherBias.slice(E) : null;
  const changed = edited(scenario, 'kind', kind, { kind, otherBias: joined(bias, beyond.bias) });
  return {
    label: changed.label,
    scenario: withOwnRows(
      { ...changed.scenario, eScoreCorrectionBias: covered(new Float32Array(E), otherBias).slice() },
      { beyond: withRow(beyond, 'bias', cutOff) },
    ),
  };
}

/** A second bias, of zeros until it is edited; without it the text's bias serves all tokens. */
export function setHasOtherBias(scenario: Scenario, isOn: boolean): Edit {
  if ((scenario.token.otherBias !== null) === isOn)
    return { label: { kind: 'token', field: 'otherBias', to: String(isOn) }, scenario };
  if (isOn) {
    const otherBias = new Float32Array(scenario.params.globalNumExperts);
    return edited(scenario, 'otherBias', 'true', { otherBias });
  }
  const { scenario: text } = setTokenKind(scenario, 'text');
  return edited(text, 'otherBias', 'false', { otherBias: null });
}
