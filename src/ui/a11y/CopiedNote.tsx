import { useAppState, useText } from '../base/app-context';

/** Says which number of the picture was copied. */
export function CopiedNote() {
  const words = useText();
  const copied = useAppState((state) => state.copied);
  return (
    <p className="hidden" role="status" data-testid="copied">
      {copied && (copied.isRefused ? words.numbers.refused : words.numbers.copied(copied.text))}
    </p>
  );
}
