import type { SpotlightItem } from '../view/spotlight';
import { save } from './settings';
import type { AppState, AppStore, DialogName, MotionChoice } from './store';

/** Intents that change what is seen and nothing that is computed or shared. */
export function createViewActions({ getState, setState }: AppStore) {
  return {
    /** Lights the cells of a legend item while it is pointed at; a chosen one stays as it is. */
    peekLegend(item: SpotlightItem | null): void {
      if (getState().spotlight?.isFixed) return;
      setState({ spotlight: item && { item, isFixed: false } });
    },
    /** Chooses a legend item, or lets it go. */
    chooseLegend(item: SpotlightItem): void {
      const { spotlight } = getState();
      const isOff = spotlight?.isFixed && spotlight.item === item;
      setState({ spotlight: isOff ? null : { item, isFixed: true } });
    },

    /** Opens one group large, or none; the open one again closes it. */
    zoomTo(group: number | null): void {
      setState(({ zoom }) => ({ zoom: zoom === group ? null : group }));
    },
    /** Puts the focus on a group's first cell and lights its row. */
    focusGroup(group: number): void {
      const { routed } = getState();
      if (!routed || group < 0 || group >= routed.result.numGroups) return;
      const size = routed.scenario.params.globalNumExperts / routed.result.numGroups;
      setState({ keyboard: { kind: 'expert', id: group * size }, hover: { kind: 'group', id: group } });
    },
    setGroupEntry(groupEntry: string | null): void {
      setState({ groupEntry });
    },

    /** A weight was pressed to be dragged: it is derived, which is said where it was pressed. */
    refuseDrag(refusedDrag: AppState['refusedDrag']): void {
      setState({ refusedDrag });
    },
    /** Pins an expert and hands the focus to its logit's field. */
    editLogit(id: number): void {
      setState({ pins: [{ kind: 'expert', id }], typing: '', refusedDrag: null });
    },

    openDialog(dialog: DialogName): void {
      setState({ dialog });
    },
    closeDialog(dialog: DialogName): void {
      if (getState().dialog === dialog) setState({ dialog: null });
    },
    showTable(isTableOpen: boolean): void {
      setState({ isTableOpen });
    },
    showMenu(isMenuOpen: boolean): void {
      setState({ isMenuOpen });
    },
    /** Lets go of the last thing that was opened or held: one thing a press. */
    escape(): void {
      const { refusedDrag, isTableOpen, spotlight, zoom, pins } = getState();
      if (refusedDrag) setState({ refusedDrag: null });
      else if (isTableOpen) setState({ isTableOpen: false });
      else if (spotlight) setState({ spotlight: null });
      else if (zoom !== null) setState({ zoom: null });
      else if (pins.length > 0) setState({ pins: [] });
    },

    setMotion(motion: MotionChoice): void {
      setState({ motion });
      save('motion', motion);
    },
  };
}
