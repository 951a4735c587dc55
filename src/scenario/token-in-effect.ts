import type { Scenario, Setup } from './scenario';

/** Tokens of an image do not use the table if the layer has a bias for them. */
function leavesTable({ token }: Pick<Scenario, 'token'>): boolean {
  return token.kind === 'image' && token.otherBias !== null;
}

/** The row of the table that reaches the router, or null if the token is not looked up. */
export function tableIdsOf(scenario: Pick<Scenario, 'token'>): readonly number[] | null {
  return leavesTable(scenario) ? null : scenario.token.tableIds;
}

/** Whether the router followed gives padding rows no expert: vLLM has done so since July 2026, on GPUs. */
export function skipsPadding({ implementation, environment }: Setup): boolean {
  return implementation === 'vllm' && environment.version === '2026-09' && environment.platform !== 'cpu';
}
