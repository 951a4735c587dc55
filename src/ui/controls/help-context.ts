import { createContext } from 'react';
import type { WhatIfField } from '../../scenario/value-what-ifs';

/** How the fields of a place are explained. */
interface HelpMode {
  /** Whether each field says under its name what it means; where it does not, a screen reader still hears it. */
  readonly isShown: boolean;
  /** The strips over which their key stands. */
  readonly keyOver: 'all' | WhatIfField;
}

/** A field that stands alone says all itself; a panel of fields has one switch and one key for them. */
export const HelpContext = createContext<HelpMode>({ isShown: true, keyOver: 'all' });
