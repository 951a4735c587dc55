import { PLATFORMS } from '../../core/dispatch/environment';
import { VLLM_VERSIONS } from '../../core/dispatch/types';
import { IMPLEMENTATIONS } from '../../core/engines/groups';
import { LOGITS_DTYPES } from '../../core/types';
import { useApp, useAppState, useText } from '../base/app-context';
import { AroundRouter } from './AroundRouter';
import { Choice } from './Choice';
import { EngineWhy } from './EngineWhy';
import { ImplementationOptions } from './ImplementationOptions';
import { PresetValue } from './PresetValue';
import { RedundantExperts } from './RedundantExperts';
import { Switch } from './Switch';

const STORED_DTYPES = ['same', ...LOGITS_DTYPES] as const;

type Toggled =
  | 'useFusedGroupedTopk'
  | 'compiled'
  | 'batchInvariant'
  | 'aiterFusedMoe'
  | 'aiterSharedExperts'
  | 'eplb';

/** How vLLM is installed and started, the types of its numbers, and which implementation is followed. */
export function SetupPanel() {
  const { actions } = useApp();
  const words = useText();
  const setup = useAppState((state) => state.scenario.setup);
  const { environment, dtype, logitsDtype, biasDtype, useGroupedTopk, implementation } = setup;
  const { setupName, setupHelp, version, platform } = words.dispatch;
  const isRocm = environment.platform === 'rocm';
  return (
    <>
      <Choice
        label={setupName.implementation}
        help={setupHelp.implementation}
        value={implementation}
        options={IMPLEMENTATIONS}
        list={<ImplementationOptions />}
        onChange={(value) => actions.setSetup('implementation', value)}
      >
        <EngineWhy />
      </Choice>
      <Choice
        label={setupName.version}
        help={setupHelp.version}
        value={environment.version}
        options={VLLM_VERSIONS}
        nameOf={(value) => version[value]}
        onChange={(value) => actions.setEnvironment({ version: value, kernels: value })}
      />
      <Choice
        label={setupName.platform}
        help={setupHelp.platform}
        value={environment.platform}
        options={PLATFORMS}
        nameOf={(value) => platform[value]}
        onChange={(value) => actions.setEnvironment({ platform: value })}
      />
      <Choice
        label={setupName.dtype}
        help={setupHelp.dtype}
        value={dtype}
        options={LOGITS_DTYPES}
        nameOf={(value) => value}
        onChange={(value) => actions.setSetup('dtype', value)}
      />
      <Choice
        label={setupName.logitsDtype}
        help={setupHelp.logitsDtype}
        value={logitsDtype}
        options={STORED_DTYPES}
        nameOf={(value) => words.dispatch.valueText[value] ?? value}
        onChange={(value) => actions.setSetup('logitsDtype', value)}
      />
      <Choice
        label={setupName.biasDtype}
        help={setupHelp.biasDtype}
        value={biasDtype}
        options={LOGITS_DTYPES}
        nameOf={(value) => value}
        onChange={(value) => actions.setSetup('biasDtype', value)}
      />
      <Switch
        label={setupName.useGroupedTopk}
        help={setupHelp.useGroupedTopk}
        isOn={useGroupedTopk}
        onChange={(isOn) => actions.setSetup('useGroupedTopk', isOn)}
      >
        <PresetValue field="useGroupedTopk" />
      </Switch>
      <EnvironmentSwitch field="useFusedGroupedTopk" />
      <EnvironmentSwitch field="compiled" />
      <EnvironmentSwitch field="batchInvariant" />
      {isRocm && <EnvironmentSwitch field="aiterFusedMoe" />}
      {isRocm && <EnvironmentSwitch field="aiterSharedExperts" />}
      <EnvironmentSwitch field="eplb" />
      {environment.eplb && <RedundantExperts />}
      <AroundRouter />
    </>
  );
}

function EnvironmentSwitch({ field }: { field: Toggled }) {
  const { actions } = useApp();
  const words = useText();
  const isOn = useAppState((state) => state.scenario.setup.environment[field]);
  return (
    <Switch
      label={words.dispatch.setupName[field]}
      help={words.dispatch.setupHelp[field]}
      isOn={isOn}
      onChange={(next) => actions.setEnvironment({ [field]: next })}
    />
  );
}
