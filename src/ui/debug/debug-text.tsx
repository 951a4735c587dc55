import { createContext, useContext } from 'react';
import type { DebugText } from '../../text/catalogue';

/** The words of the dialogs for engineers; `OnDemand` gives them to what it shows. */
export const DebugTextContext = createContext<DebugText | null>(null);

/** Words of the dialogs for engineers, in the language chosen. Only for what such a dialog shows. */
export function useDebugText(): DebugText {
  const words = useContext(DebugTextContext);
  if (!words) throw new Error('these words are read outside of a dialog that loads them');
  return words;
}
