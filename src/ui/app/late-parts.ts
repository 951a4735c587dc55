/** What the first picture does without, in one file, so that one file is fetched for it. */

export { startCauses } from '../../state/causes';
export { startWhatIfs } from '../../state/what-ifs';
export { createPairScene } from '../../view/scene/compare/pair-scene';
export { LiveNarration } from '../a11y/LiveNarration';
export { TableTwin } from '../a11y/TableTwin';
export { CommandPalette } from '../commands/CommandPalette';
export { KeysHelp } from '../commands/KeysHelp';
export { CompareBar } from '../compare/CompareBar';
export { CompareLegend } from '../compare/CompareLegend';
export { ComparePanel } from '../compare/ComparePanel';
export { CompareTab } from '../compare/CompareTab';
export { SideBySide } from '../compare/SideBySide';
export { RowText } from '../controls/RowText';
export { SetupPanel } from '../controls/SetupPanel';
export { SpecialCases } from '../explain/SpecialCases';
export { PathModal } from '../path/PathDialog';
export { ShareModal } from '../share/ShareModal';
export { ValueCard } from '../stage/ValueCard';
export { TourCard } from '../tour/TourCard';
export { ExplainMore } from '../what-if/ExplainMore';
export { CellInspector } from './CellInspector';
export { ParameterSheet } from './ParameterSheet';
