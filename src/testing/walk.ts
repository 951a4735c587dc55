import { dispatch } from '../core/dispatch/dispatch';
import type { Dispatch, DispatchInput, Environment } from '../core/dispatch/types';
import type { RouterParams } from '../core/types';

/** DeepSeek-V3's router, whose configuration the model gives with its factor. */
const V3: RouterParams = {
  globalNumExperts: 256,
  numExpertGroup: 8,
  topkGroup: 4,
  topK: 8,
  renormalize: true,
  scoringFunc: 'sigmoid',
  routedScalingFactor: 2.5,
  numFusedSharedExperts: 0,
};

/** The way of DeepSeek-V3's configuration through vLLM, with what a test changes, from one installation on. */
export function walkFrom(installed: Environment) {
  return (
    params: Partial<RouterParams> = {},
    environment: Partial<Environment> = {},
    rest: Partial<DispatchInput> = {},
  ): Dispatch =>
    dispatch({
      params: { ...V3, ...params },
      hasBias: true,
      dtype: 'f32',
      logitsDtype: 'same',
      biasDtype: 'f32',
      useGroupedTopk: true,
      entry: 'router',
      ...rest,
      environment: { ...installed, ...environment },
    });
}
