import { memo } from 'react';
import { mainPinOf, stageOf } from '../../state/selectors';
import { isStale } from '../../state/slices/picture';
import type { AppState } from '../../state/store';
import type { Text } from '../../text';
import { formulaOf, sentenceOf } from '../../text/story';
import { plainText } from '../../view/format';
import { formulaText } from '../../view/formula/terms';
import { useApp, useAppState, useText } from '../base/app-context';
import { CopyButton } from '../base/CopyButton';

/** Copies sentence and formula of the pinned cell, with every digit of the formula's numbers. */
export const CopyStory = memo(function CopyStory() {
  const words = useText();
  const { store } = useApp();
  const isOld = useAppState(isStale);
  return (
    <CopyButton
      isShort
      isDisabled={isOld}
      label={words.panels.copyStory}
      text={() => storyText(store.getState(), words)}
    />
  );
});

function storyText(state: AppState, words: Text): string {
  const pin = mainPinOf(state);
  const { routed } = state;
  if (!pin || !routed) return '';
  const stage = stageOf(state);
  const sentence = sentenceOf(routed, stage, pin, words).map(({ text }) => text);
  const lines = formulaOf(routed, stage, pin, words.formula).map((line) =>
    formulaText(line, words.formula, true),
  );
  return plainText([sentence.join(''), ...lines].join('\n'));
}
