import { type ExpertRemark, expertRemarks } from '../core/facts/expert-remarks';
import { type GroupRemark, groupRemarks } from '../core/facts/group-remarks';
import { cellParts, type NameRemark, rowParts } from '../core/facts/name-remarks';
import { type OutcomeRemark, outcomeOf } from '../core/facts/outcome-remarks';
import type { RoutedRow } from '../core/routed-row';
import { numberOf, type StageId } from '../core/stages';
import { say, tell, type WordsFor } from './say';

/** The words of a language for what happened to experts and groups. */
interface ExplainWords {
  readonly sentence: WordsFor<ExpertRemark | GroupRemark>;
  /** Parts of a name for a screen reader, and what stands between them. */
  readonly name: WordsFor<NameRemark, string>;
  readonly comma: string;
  /** What a stage did, for the live region, and then its result. */
  stage(number: number, name: string, caption: string): string;
  readonly outcome: WordsFor<OutcomeRemark, string>;
}

/** What a language calls the stages. */
interface StageWords {
  readonly chip: Readonly<Record<StageId, string>>;
  caption(token: RoutedRow, stage: StageId): string;
}

/** A part of a name, and what it says. */
export interface NamePart {
  readonly code: NameRemark['code'];
  readonly text: string;
}

/** What happened to experts and groups, in the words of a language. */
export function explainIn(stages: StageWords, { sentence, name, comma, stage: head, outcome }: ExplainWords) {
  const told = (parts: readonly NameRemark[]): NamePart[] =>
    parts.map((part) => ({ code: part.code, text: tell(name, [part]) }));
  const named = (parts: readonly NameRemark[]) =>
    told(parts)
      .map(({ text }) => text)
      .join(comma);
  return {
    /** Why an expert has its place. */
    expertSentence: (token: RoutedRow, stage: StageId, id: number) =>
      say(sentence, expertRemarks(token, stage, id)),
    /** Why a group has its place. */
    groupSentence: (token: RoutedRow, stage: StageId, id: number) =>
      say(sentence, groupRemarks(token, stage, id)),
    /** What the stage shown did, for the live region. */
    narrate: (token: RoutedRow, stage: StageId, isBrief: boolean) =>
      head(numberOf(stage), stages.chip[stage], stages.caption(token, stage)) +
      (isBrief ? '' : tell(outcome, outcomeOf(token, stage))),
    /** Name of a cell for a screen reader. */
    cellName: (token: RoutedRow, stage: StageId, id: number) => named(cellParts(token, stage, id)),
    /** The parts of that name. */
    nameParts: (token: RoutedRow, stage: StageId, id: number) => told(cellParts(token, stage, id)),
    /** Name of a row's label for a screen reader. */
    rowName: (token: RoutedRow, stage: StageId, id: number, isRankVeiled = false) =>
      named(rowParts(token, stage, id, isRankVeiled)),
  };
}
