import type { Scenario, Setup } from './scenario';

/** Tokens of an image leave the table where the layer has a bias for them. */
function leavesTable({ token }: Pick<Scenario, 'token'>): boolean {
  return token.kind === 'image' && token.otherBias !== null;
}

/** The row of the table that reaches the router, or null where the token is not looked up. */
export function tableIdsOf(scenario: Pick<Scenario, 'token'>): readonly number[] | null {
  return leavesTable(scenario) ? null : scenario.token.tableIds;
}

/** Whether the router followed gives rows that only fill a batch up no expert: vLLM does since July 2026, on GPUs. */
export function skipsPadding({ implementation, environment }: Setup): boolean {
  return implementation === 'vllm' && environment.version === '2026-09' && environment.platform !== 'cpu';
}
