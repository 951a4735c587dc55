import type { RoutedToken } from './routed-token';

/** What each weight counts on the layer's output, rounded to float32: times the model's factor. */
export function onOutput({ result, ledger }: RoutedToken): number[] {
  return Array.from(result.weights, (w) => Math.fround(w * ledger.model));
}
