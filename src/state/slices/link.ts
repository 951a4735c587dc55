import { type LinkedState, linkOf } from '../link-of';
import type { StoreOf } from './slice';

/** The address of the present state. */
export const LINK = {
  initial: {},
  actions({ getState }: StoreOf<LinkedState>) {
    return {
      /** The full address of the present state. */
      currentLink(): string {
        return new URL(linkOf(getState()), location.href).href;
      },
    };
  },
};
