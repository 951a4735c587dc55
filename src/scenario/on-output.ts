import type { RoutedToken } from './routed-token';

/** What each weight contributes to the layer's output: the weight times the model's factor, rounded to float32. */
export function onOutput({ result, ledger }: RoutedToken): number[] {
  return Array.from(result.weights, (w) => Math.fround(w * ledger.model));
}
