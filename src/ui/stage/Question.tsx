import { isOfText, ownRowsOf } from '../../scenario/own-rows';
import { presetOf } from '../../scenario/presets';
import { piecesOf, sourceOf } from '../../sources/sources';
import { useAppState, useFirstText } from '../base/app-context';
import styles from './Stage.module.css';

/** The question that the picture answers: how many experts of how many, for which word or model. */
export function Question() {
  const words = useFirstText();
  // The picture may still show the last configuration that could be routed.
  const scenario = useAppState((state) => state.routed?.scenario ?? state.scenario);
  const loaded = useAppState((state) => state.loaded);
  const { globalNumExperts: experts, topK } = scenario.params;
  const position = isOfText(scenario)
    ? sourceOf(scenario.source).text?.positionOf(scenario.source)
    : undefined;
  const pieces = position === undefined ? null : piecesOf(scenario.source, loaded);
  const at = pieces?.findIndex(({ token }) => token === position) ?? -1;
  const piece = pieces?.[at]?.text.trim();
  // A token may be a part of a word; a whole word stands between signs or spaces.
  const isWord =
    /^\p{L}/u.test(pieces?.[at + 1]?.text ?? '') === false &&
    (at === 0 || /^\s/.test(pieces?.[at]?.text ?? ''));
  const { question } = words.app;
  const { name, modelType } = presetOf(scenario.preset);
  const text = () => {
    if (piece) return question[isWord && /^\p{L}+$/u.test(piece) ? 'word' : 'token'](topK, experts, piece);
    if (ownRowsOf(scenario).listed.logits !== null) return question.rows(topK, experts);
    return modelType === null ? question.madeUp(topK, experts) : question.model(topK, experts, name);
  };
  return <h2 className={styles.question}>{text()}</h2>;
}
