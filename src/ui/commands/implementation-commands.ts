import { IMPLEMENTATIONS, RECORD_GROUPS } from '../../core/engines/groups';
import { implementationName } from '../../text/engine-names';
import type { App } from '../base/app-context';
import type { Command } from '../base/command';
import { ENGINE_SYNONYMS, IMPLEMENTATION_SYNONYMS } from './synonyms';

/** Commands that choose which router to follow: vLLM's, the one that an engine takes, or a single record. */
export function implementationCommands({ actions }: Pick<App, 'actions'>): Command[] {
  return IMPLEMENTATIONS.map((implementation) => ({
    id: `implementation ${implementation}`,
    group: 'setup',
    label: (words) => words.commands.implementation(implementationName(implementation)),
    synonyms: `${IMPLEMENTATION_SYNONYMS} ${implementation} ${engineNames(implementation)}`,
    isOn: (state) => state.scenario.setup.implementation === implementation,
    run: () => actions.setSetup('implementation', implementation),
  }));
}

/** The name of an engine, or of a record's engine. */
function engineNames(implementation: string): string {
  const own = implementation.replace('engine:', '');
  const group = RECORD_GROUPS.find(([, records]) => records.some((id) => id === own))?.[0] ?? own;
  return `${group} ${ENGINE_SYNONYMS[group] ?? ''}`;
}
