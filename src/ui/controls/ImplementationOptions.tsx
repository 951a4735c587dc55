import { ENGINE_IDS } from '../../core/engines/engines';
import { RECORD_GROUPS } from '../../core/engines/groups';
import { SEMANTICS } from '../../core/semantics';
import { useText } from '../base/app-context';

/** All implementations as options of a select: vLLM, the engines, then every record under its engine. */
export function ImplementationOptions() {
  const words = useText();
  const { implementationName } = words.dispatch;
  return (
    <>
      <option value="vllm">{words.engines.group.vllm}</option>
      <optgroup label={words.engines.choosing}>
        {ENGINE_IDS.map((id) => (
          <option key={id} value={`engine:${id}`}>
            {words.engines.group[id]}
          </option>
        ))}
      </optgroup>
      {RECORD_GROUPS.map(([group, records]) => (
        <optgroup key={group} label={words.engines.single(words.engines.group[group])}>
          {records.map((id) => (
            <option key={id} value={id}>
              {`${implementationName(id)} · ${words.engines.describe(SEMANTICS[id])}`}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  );
}
