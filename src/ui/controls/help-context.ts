import { createContext } from 'react';
import type { WhatIfField } from '../../scenario/value-what-ifs';

/** How the fields of a panel are explained. */
interface HelpMode {
  /** Whether each field shows its help below its name. A screen reader hears it in any case. */
  readonly isShown: boolean;
  /** The strips that have their key above them. */
  readonly keyOver: 'all' | WhatIfField;
}

/** A field that stands alone shows its help and its key. A panel has one switch and one key for all its fields. */
export const HelpContext = createContext<HelpMode>({ isShown: true, keyOver: 'all' });
