import type { Feature } from '../base/feature';
import { AtText } from './AtText';
import { ParameterControl } from './ParameterControl';
import { ParameterPanel } from './ParameterPanel';

/** The router's parameters and the token's logits as fields. */
export const controls = { parts: { AtText, ParameterControl, ParameterPanel } } satisfies Feature;
