import { useAppState, useText } from '../base/app-context';

/** Says that a number of the picture was copied, and which. */
export function CopiedNote() {
  const words = useText();
  const copied = useAppState((state) => state.copied);
  return (
    <p className="hidden" role="status" data-testid="copied">
      {copied && (copied.isRefused ? words.numbers.refused : words.numbers.copied(copied.text))}
    </p>
  );
}
