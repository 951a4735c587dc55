import type { StageId } from '../core/stages';
import type { RoutedToken } from '../scenario/routed-token';
import type { Pin } from '../scenario/scenario';
import { expertFormula, groupFormula } from '../view/formula/expert-formula';
import type { Formula } from '../view/formula/terms';
import type { Text } from '.';
import type { Sentence } from './spans';

/** Why a pinned cell or group has its place at a stage. */
export function sentenceOf(token: RoutedToken, stage: StageId, pin: Pin, words: Text): Sentence {
  return pin.kind === 'expert'
    ? words.expertSentence(token, stage, pin.id)
    : words.groupSentence(token, stage, pin.id);
}

/** The rule of a stage with the numbers of a pinned cell or group. */
export function formulaOf(token: RoutedToken, stage: StageId, pin: Pin, words: Text['formula']): Formula[] {
  return pin.kind === 'expert'
    ? expertFormula(token, stage, pin.id, words)
    : groupFormula(token, stage, pin.id);
}
