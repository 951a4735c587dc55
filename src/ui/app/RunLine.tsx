import { useApp, useAppState, useText } from '../base/app-context';
import type { Form } from '../base/use-form';
import { pathLabel, usePathStatus } from '../path/path-status';
import { engineLabel } from './engine-label';
import styles from './RunDetails.module.css';

/** One quiet line: what computes, and by which code. It opens the settings, where both stand with their details. */
export function RunLine({ form }: { form: Form }) {
  const words = useText();
  const { actions } = useApp();
  const engine = useAppState((state) => state.engine);
  const version = useAppState((state) => state.scenario.setup.environment.version);
  const isVllm = useAppState((state) => state.scenario.setup.implementation === 'vllm');
  const path = pathLabel(usePathStatus(), words);
  const code = isVllm ? `vLLM ${version}, ${path}` : path;
  return (
    <button
      type="button"
      className={`link ${styles.line}`}
      onClick={() => (form === 'desktop' ? actions.showSettings(true) : actions.showMenu(true))}
    >
      {words.panels.runLine(engineLabel(engine, words), code)}
    </button>
  );
}
