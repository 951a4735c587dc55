import { useText } from '../base/app-context';
import { SentenceView } from '../base/SentenceView';
import type { ExplainProps } from './ExplainPanel';

/** What happened to this token at a stage. */
export function TokenStory({ token, stage, onPeek, onPin }: ExplainProps) {
  const words = useText();
  return (
    <SentenceView
      testId="token-story"
      sentence={words.tokenStory(token, stage)}
      onPeek={onPeek}
      onPin={onPin}
    />
  );
}
