import type { RouteOutcome } from '../../core/types';
import type { RouteReply, RouteRequest } from './protocol';
import { routeBatch } from './route-batch';

self.onmessage = (event: MessageEvent<RouteRequest>) => {
  const { id, inputs } = event.data;
  const outcomes = inputs.map(routeBatch);
  const reply: RouteReply = { id, outcomes };
  self.postMessage(reply, { transfer: outcomes.flatMap(buffersOf) });
};

/** The arrays leave without being copied; nothing here needs them again. */
function buffersOf(outcome: RouteOutcome): ArrayBuffer[] {
  if (!outcome.ok) return [];
  return Object.values(outcome.result).flatMap((value) =>
    value instanceof Float32Array || value instanceof Int32Array ? [value.buffer as ArrayBuffer] : [],
  );
}
