import { FolderOpen, ListChecks, type LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { DebugDialog } from '../../state/slices/panels';

interface DialogEntry {
  readonly icon: LucideIcon;
  readonly keys?: readonly string[];
  /** Fetches what the dialog shows. */
  readonly load: () => Promise<ComponentType>;
}

/** The dialogs for engineers, in the order of menu and palette. A new one is one more line. */
export const DIALOGS: { readonly [Name in DebugDialog]?: DialogEntry } = {
  open: { icon: FolderOpen, keys: ['$mod+o'], load: async () => (await import('../open/Open')).Open },
  checks: { icon: ListChecks, load: async () => (await import('../checks/Checks')).Checks },
};

export const DIALOG_NAMES = Object.keys(DIALOGS) as (keyof typeof DIALOGS)[];
