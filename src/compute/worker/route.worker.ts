import type { RouteOutcome } from '../../core/result-arrays';
import { pack } from './pack';
import { READY, type RouteReply, type RouteRequest } from './protocol';
import { routeBatches } from './route-batch';

/** Arrays below this size are copied: transferring many small ones costs more. */
const MIN_TRANSFER = 4096;

self.onmessage = (event: MessageEvent<RouteRequest>) => {
  const { id, inputs, wanted } = event.data;
  const outcomes = routeBatches(inputs);
  const whole = wanted ? outcomes.slice(0, wanted.whole) : outcomes;
  const packed = wanted ? pack(outcomes.slice(wanted.whole), wanted.arrays) : null;
  const reply: RouteReply = { id, whole, packed };
  const transfer = whole.flatMap(buffersOf);
  if (packed) transfer.push(packed.words.buffer);
  self.postMessage(reply, { transfer });
};

self.postMessage(READY);

/** The large arrays are transferred, not copied; nothing here needs them again. */
function buffersOf(outcome: RouteOutcome): ArrayBuffer[] {
  if (!outcome.ok) return [];
  return Object.values(outcome.result).flatMap((value) =>
    (value instanceof Float32Array || value instanceof Int32Array) && value.byteLength >= MIN_TRANSFER
      ? [value.buffer as ArrayBuffer]
      : [],
  );
}
