import { GitCompareArrows } from 'lucide-react';
import { scenarioBase } from '../../scenario/base-rows';
import { withRouter } from '../../scenario/edits';
import { ROUTER_PARAMS, routerConfig, routerOfConfig, VLLM_DEFAULTS } from '../../scenario/from-config';
import { openBrought } from '../../state/open-brought';
import { useApp } from '../base/app-context';
import { useDebugText } from '../debug/debug-text';
import type { GivenProps } from './ConfigTable';
import styles from './Open.module.css';

/** The explorer shows no router with more experts. */
const MOST_EXPERTS = 1024;

/** Opens the router of a configuration, alone or in a comparison with the one on screen. */
export function OpenRouter({ reading, given, onGive, name }: GivenProps & { name: string }) {
  const { config } = useDebugText();
  const { store, actions } = useApp();
  const { params } = reading;
  if (params.global_num_experts === 0) return <p>{config.noRouter}</p>;
  const router = routerConfig(params, given);
  const missing = ROUTER_PARAMS.filter((each) => params[each] === null && given[each] === undefined);
  const isTooLarge = router !== null && router.global_num_experts > MOST_EXPERTS;
  const open = (isCompared: boolean) => {
    if (!router) return;
    const state = store.getState();
    const { scenario, base } = state;
    const rowsOf = (next: typeof scenario) => scenarioBase(next, state.loaded);
    openBrought(store, {
      name,
      scenario: withRouter(routerOfConfig(router, reading), rowsOf, state),
      compared: isCompared ? { scenario, base } : null,
    });
    actions.closeDialog('open');
  };
  return (
    <div className={styles.actions}>
      {missing.length > 0 && <p>{config.fill(missing.length)}</p>}
      {missing.some((each) => each in VLLM_DEFAULTS) && (
        <button
          type="button"
          className="button"
          onClick={() =>
            onGive({
              ...given,
              ...Object.fromEntries(
                Object.entries(VLLM_DEFAULTS).filter(([each]) => missing.some((one) => one === each)),
              ),
            })
          }
        >
          {config.fillDefaults}
        </button>
      )}
      {isTooLarge && <p className="error">{config.tooMany(router.global_num_experts, MOST_EXPERTS)}</p>}
      <button
        type="button"
        className={`button ${styles.main}`}
        disabled={!router || isTooLarge}
        data-testid="open-router"
        onClick={() => open(false)}
      >
        {config.openIt}
      </button>
      <button type="button" className="button" disabled={!router || isTooLarge} onClick={() => open(true)}>
        <GitCompareArrows size={16} aria-hidden />
        {config.compareIt}
      </button>
      <p className="hint">{config.madeUpRows}</p>
    </div>
  );
}
