import type { RouteOutcome } from '../../core/types';
import type { RouteReply, RouteRequest } from './protocol';
import { routeBatch } from './route-batch';
import { trim } from './trim';

/** Arrays below this size are copied: handing over many small ones costs more. */
const MIN_TRANSFER = 4096;

self.onmessage = (event: MessageEvent<RouteRequest>) => {
  const { id, inputs, wanted } = event.data;
  const outcomes = inputs.map((input, i) => {
    const outcome = routeBatch(input);
    return wanted && i >= wanted.whole ? trim(outcome, wanted.arrays) : outcome;
  });
  const reply: RouteReply = { id, outcomes };
  self.postMessage(reply, { transfer: outcomes.flatMap(buffersOf) });
};

/** The large arrays leave without being copied; nothing here needs them again. */
function buffersOf(outcome: RouteOutcome): ArrayBuffer[] {
  if (!outcome.ok) return [];
  return Object.values(outcome.result).flatMap((value) =>
    (value instanceof Float32Array || value instanceof Int32Array) && value.byteLength >= MIN_TRANSFER
      ? [value.buffer as ArrayBuffer]
      : [],
  );
}
