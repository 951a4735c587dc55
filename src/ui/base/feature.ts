import type { ComponentType } from 'react';
import type { EngineHost } from '../../compute/engine-host';
import type { DialogName } from '../../state/slices/panels';
import type { AppStore } from '../../state/store';
import type { App } from './app-context';
import type { Command } from './command';

/**
 * What a feature adds to the page. Each folder of a feature has one in `feature.ts`, and `app/features.ts` lists them. All
 * features are fetched together, after the first picture.
 */
export interface Feature {
  /** What the page takes by name: components with `late`, functions with `lateParts`. */
  readonly parts?: object;
  /** The page shows a dialog while the state names it. */
  readonly dialogs?: Partial<Record<DialogName, ComponentType>>;
  /** What the reader can do by name or key, in the order of the palette. */
  readonly commands?: (app: App) => Command[];
  /** Starts what the feature computes beside the picture. */
  readonly start?: (store: AppStore, host: EngineHost) => void;
}
