import type { EnginePreference } from '../../compute/engine-host';
import { PLATFORMS } from '../../core/dispatch/environment';
import { type Environment, VLLM_VERSIONS } from '../../core/dispatch/types';
import { LOGITS_DTYPES } from '../../core/types';
import { originOf } from '../../scenario/preset-origins';
import { PRESETS } from '../../scenario/presets';
import type { App } from '../base/app-context';
import type { Command } from '../base/command';
import { implementationCommands } from './implementation-commands';
import { DTYPE_SYNONYMS, VERSION_SYNONYMS } from './synonyms';

const ENGINES: readonly EnginePreference[] = ['auto', 'webgpu', 'worker'];
const SWITCHES = [
  'useFusedGroupedTopk',
  'compiled',
  'batchInvariant',
  'aiterFusedMoe',
  'aiterSharedExperts',
  'eplb',
] as const satisfies readonly (keyof Environment)[];

/** Commands for models, the vLLM set-up and the engine. */
export function scenarioCommands(app: App): Command[] {
  const { store, actions } = app;
  const environment = () => store.getState().scenario.setup.environment;
  return [
    ...PRESETS.map(
      ({ id, name, modelType }): Command => ({
        id: `preset ${id}`,
        group: 'presets',
        synonyms: `preset model ${id} ${modelType ?? ''} ${originOf(id)}`,
        label: (words) => words.commands.preset(words.app.presetName(id, name)),
        isOn: (state) => state.scenario.preset === id,
        run: () => void actions.applyPreset(id),
      }),
    ),
    ...ENGINES.map(
      (engine): Command => ({
        id: `engine ${engine}`,
        group: 'engine',
        label: (words) => words.commands.engine(words.panels.engineNames[engine]),
        isOn: (state) => state.engine.preference === engine,
        run: () => actions.preferEngine(engine),
      }),
    ),
    ...VLLM_VERSIONS.map(
      (version): Command => ({
        id: `version ${version}`,
        group: 'setup',
        synonyms: VERSION_SYNONYMS,
        label: (words) => words.commands.version(words.dispatch.version[version]),
        isOn: (state) => state.scenario.setup.environment.version === version,
        run: () => actions.setEnvironment({ version, kernels: version }),
      }),
    ),
    ...PLATFORMS.map(
      (platform): Command => ({
        id: `platform ${platform}`,
        group: 'setup',
        label: (words) => words.commands.platform(words.dispatch.platform[platform]),
        isOn: (state) => state.scenario.setup.environment.platform === platform,
        run: () => actions.setEnvironment({ platform }),
      }),
    ),
    ...LOGITS_DTYPES.map(
      (dtype): Command => ({
        id: `dtype ${dtype}`,
        group: 'setup',
        synonyms: DTYPE_SYNONYMS[dtype],
        label: (words) => words.commands.dtype(dtype),
        isOn: (state) => state.scenario.setup.dtype === dtype,
        run: () => actions.setSetup('dtype', dtype),
      }),
    ),
    ...implementationCommands(app),
    {
      id: 'useGroupedTopk',
      group: 'setup',
      label: (words) => words.commands.toggle(words.dispatch.setupName.useGroupedTopk),
      isOn: (state) => state.scenario.setup.useGroupedTopk,
      run: () => actions.setSetup('useGroupedTopk', !store.getState().scenario.setup.useGroupedTopk),
    },
    ...SWITCHES.map(
      (field): Command => ({
        id: field,
        group: 'setup',
        label: (words) => words.commands.toggle(words.dispatch.setupName[field]),
        isOn: (state) => state.scenario.setup.environment[field],
        run: () => actions.setEnvironment({ [field]: !environment()[field] }),
      }),
    ),
  ];
}
