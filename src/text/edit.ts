import type { Remark } from '../core/facts/remark';
import type { EditLabel } from '../scenario/edits';
import type { RowName } from '../scenario/scenario';
import { formatNumber } from '../view/format';
import { tell, type WordsFor } from './say';
import { type SettingWords, valueText } from './settings';
import { type AllSourceWords, wordsOf } from './source-words';

/** A step of the undo list that needs its own words; its numbers are texts. */
type Step =
  | Remark<'logit' | 'bias', { id: number; from: string; to: string }>
  | Remark<'paintOne', { id: number; to: string }>
  | Remark<'paint', { count: number; to: string }>
  | Remark<'resetAll' | 'newLogits' | 'newBias' | 'newRows' | 'biasOn' | 'biasOff'>
  | Remark<'textToken' | 'imageToken' | 'pin' | 'swap' | 'leave'>
  | Remark<'reset', { id: number }>
  | Remark<'listTaken' | 'listLeft', { row: RowName }>
  | Remark<'preset' | 'opened', { name: string }>;

/** A step of the undo list, in the words of a language. */
export function editIn(words: WordsFor<Step, string>, settings: SettingWords, sources: AllSourceWords) {
  const change = (name: string, from: string, to: string) => `${name} ${from} → ${to}`;
  const value = (text: string) => valueText(settings, text);
  return (step: EditLabel): string => {
    switch (step.kind) {
      case 'param':
        return change(settings.param[step.field], value(step.from), value(step.to));
      case 'setup': {
        const said = step.field === 'scaleHandling' ? settings.handlingText : value;
        return change(settings.setup[step.field], said(step.from), said(step.to));
      }
      case 'source':
        return wordsOf(sources, step.source).step(step.source);
      case 'token':
        if (step.field !== 'kind') return `${settings.token[step.field]} ${value(step.to)}`;
    }
    return tell(words, [remarkOf(step)]);
  };
}

function remarkOf(step: Exclude<EditLabel, { kind: 'param' | 'setup' | 'source' }>): Step {
  const n = formatNumber;
  switch (step.kind) {
    case 'logit':
    case 'bias':
      return { code: step.kind, id: step.id, from: n(step.from), to: n(step.to) };
    case 'paint': {
      const [id, ...others] = step.ids;
      const to = n(step.to);
      return id !== undefined && others.length === 0
        ? { code: 'paintOne', id, to }
        : { code: 'paint', count: step.ids.length, to };
    }
    case 'resetAll':
      return { code: step.kind };
    case 'reset':
      return { code: step.kind, id: step.id };
    case 'row':
      return { code: ({ logits: 'newLogits', bias: 'newBias', both: 'newRows' } as const)[step.row] };
    case 'list':
      return { code: step.to ? 'listTaken' : 'listLeft', row: step.row };
    case 'hasBias':
      return { code: step.to ? 'biasOn' : 'biasOff' };
    case 'preset':
      return { code: step.kind, name: step.id };
    case 'opened':
      return { code: step.kind, name: step.name };
    case 'token':
      return { code: step.to === 'image' ? 'imageToken' : 'textToken' };
    case 'compare':
      return { code: step.what };
  }
}
