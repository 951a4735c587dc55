import type { AllOf } from '../../state/slices/slice';
import { a11y } from '../a11y/feature';
import type { Feature } from '../base/feature';
import { commands } from '../commands/feature';
import { compare } from '../compare/feature';
import { controls } from '../controls/feature';
import { debug } from '../debug/feature';
import { explain } from '../explain/feature';
import { lecture } from '../lecture/feature';
import { notes } from '../notes/feature';
import { path } from '../path/feature';
import { share } from '../share/feature';
import { stage } from '../stage/feature';
import { takeAway } from '../take-away/feature';
import { textLoad } from '../text-load/feature';
import { tour } from '../tour/feature';
import { whatIf } from '../what-if/feature';
import { CellInspector } from './CellInspector';
import { Dialogs } from './Dialogs';
import { EngineDetails } from './EngineDetails';
import { MoreMenu } from './MoreMenu';
import { ParameterSheet } from './ParameterSheet';
import { RunDetails } from './RunDetails';
import { RunLine } from './RunLine';
import { UndoRedo } from './UndoRedo';

/** Parts of the page that hold those of features. */
const page = {
  parts: { CellInspector, Dialogs, EngineDetails, MoreMenu, ParameterSheet, RunDetails, RunLine, UndoRedo },
} satisfies Feature;

/** Everything that the first picture does not need. A new feature is one more line here. */
export const FEATURES = [
  page,
  commands,
  tour,
  a11y,
  compare,
  lecture,
  notes,
  path,
  share,
  takeAway,
  debug,
  stage,
  controls,
  explain,
  whatIf,
  textLoad,
] as const;

declare module '../base/late' {
  interface LateParts
    extends AllOf<Extract<(typeof FEATURES)[number], { readonly parts: object }>['parts']> {}
}
