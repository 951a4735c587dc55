import { useState } from 'react';
import type { DialogName } from '../../state/slices/panels';
import { useAppState } from '../base/app-context';
import { lateFeatures } from '../base/late';
import { Part } from '../base/Part';

/** The dialogs of the features. Each is rendered from its first opening on, complete, so that it can take the focus. */
export function Dialogs() {
  const dialog = useAppState((state) => state.dialog);
  const [opened, setOpened] = useState<readonly DialogName[]>([]);
  if (dialog && !opened.includes(dialog)) setOpened([...opened, dialog]);
  return opened.map((name) => {
    const Dialog = lateFeatures().find(({ dialogs }) => dialogs?.[name])?.dialogs?.[name];
    return <Part key={name}>{Dialog && <Dialog />}</Part>;
  });
}
