import type { EngineStatus } from '../../compute/engine-host';
import type { FirstText } from '../../text';
import { formatNumber } from '../../view/format';
import { useAppState, useFirstText } from '../base/app-context';
import { Badge } from '../base/Badge';
import { late } from '../base/late';
import { engineLabel, useRestingTiming } from './engine-label';

const EngineDetails = late('EngineDetails');

/** Names the engine that computes. A press shows why it is not the other one, and the choice between them. */
export function EngineBadge({ isShort = false, isQuiet = false }: { isShort?: boolean; isQuiet?: boolean }) {
  const words = useFirstText();
  const engine = useAppState((state) => state.engine);
  const timing = useRestingTiming();
  const time = timing && `${formatNumber(timing.ms, 1)} ms`;
  return (
    <Badge
      isQuiet={isQuiet}
      name={words.app.engine}
      label={isShort ? shortLabelOf(engine, words) : engineLabel(engine, words)}
      aside={isShort ? null : engine.kind === null || !time ? '' : time}
      tone={engine.kind === null ? 'warn' : 'plain'}
    >
      <EngineDetails />
    </Badge>
  );
}

function shortLabelOf(engine: EngineStatus, words: FirstText): string {
  if (engine.kind === null) return words.app.engineNone;
  return engine.kind === 'webgpu' ? 'GPU' : 'CPU';
}
