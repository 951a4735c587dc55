import type { RouteField } from '../../core/types';
import type { App } from '../base/app-context';
import type { Command } from '../base/command';
import { goToParameters } from '../base/go-to-parameters';
import { PARAM_SYNONYMS } from './synonyms';

const FIELDS = Object.keys(PARAM_SYNONYMS) as (keyof typeof PARAM_SYNONYMS & RouteField)[];

/** Commands that go to a parameter. Any name that configurations use for it finds it. */
export function parameterCommands({ actions }: Pick<App, 'actions'>): Command[] {
  return FIELDS.map((field) => ({
    id: `parameter ${field}`,
    group: 'edit',
    label: (words) => words.panels.goToField(words.params.name[field]),
    synonyms: PARAM_SYNONYMS[field],
    run: () => goToParameters(actions, field),
  }));
}

const EXPERT = /^(?:e|experts?|专家)?\s*#?(\d{1,4})$/i;
const GROUP = /^(?:g|groups?|组)?\s*#?(\d{1,4})$/i;

/** Commands for a query that is only a number: the expert and the group with that number, if they exist. */
export function entryCommands({ store, actions }: Pick<App, 'store' | 'actions'>, query: string): Command[] {
  const text = query.trim();
  const { scenario, routed, pins } = store.getState();
  const expert = numberIn(EXPERT, text, scenario.params.globalNumExperts);
  const groups = routed && routed.result.numGroups > 1 ? routed.result.numGroups : 0;
  const group = numberIn(GROUP, text, groups);
  const found: Command[] = [];
  if (expert !== null)
    found.push({
      id: 'entered expert',
      group: 'view',
      label: (words) => words.commands.goToExpert(expert),
      run: () => {
        const isPinned = pins.some(({ kind, id }) => kind === 'expert' && id === expert);
        if (!isPinned) actions.pin({ kind: 'expert', id: expert });
        actions.focusCell({ kind: 'expert', id: expert });
      },
    });
  if (group !== null)
    found.push({
      id: 'entered group',
      group: 'view',
      label: (words) => words.commands.goToGroup(group),
      run: () => actions.focusGroup(group),
    });
  return found;
}

function numberIn(pattern: RegExp, text: string, count: number): number | null {
  const digits = pattern.exec(text)?.[1];
  return digits !== undefined && Number(digits) < count ? Number(digits) : null;
}
