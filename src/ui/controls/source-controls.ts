import type { ComponentType } from 'react';
import type { SourceKind } from '../../sources/sources';
import { GeneratorControl } from './GeneratorControl';
import { LayerSelect } from './LayerSelect';
import { TokenPicker } from './TokenPicker';

/** The controls of a source's own settings: beside its name in the list, below it in full width, or beside its text. */
interface SourceControls {
  readonly beside?: ComponentType;
  readonly below?: ComponentType;
  readonly atText?: ComponentType;
}

/** The controls by source. A source without settings has no line here. */
export const SOURCE_CONTROLS: { readonly [Kind in SourceKind]?: SourceControls } = {
  trace: { below: TokenPicker, atText: LayerSelect },
  generator: { beside: GeneratorControl },
};
