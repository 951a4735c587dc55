import type { ComponentType } from 'react';
import type { DebugDialog } from '../../state/slices/panels';

/** What each dialog shows, and how it is fetched. A new one is one more line. */
export const CONTENTS: Partial<Record<DebugDialog, () => Promise<ComponentType>>> = {
  bugs: async () => (await import('../bugs/Bugs')).Bugs,
  checks: async () => (await import('../checks/Checks')).Checks,
  open: async () => (await import('../open/Open')).Open,
};
