import type { Mutate, StoreApi } from 'zustand';

/**
 * A store that holds at least these fields. The actions of a slice name in it which fields of other slices they read
 * and write.
 */
export type StoreOf<State> = Mutate<StoreApi<State>, [['zustand/subscribeWithSelector', never]]>;

/** All of several types at once. */
export type AllOf<Type> = (Type extends unknown ? (each: Type) => void : never) extends (
  each: infer All,
) => void
  ? All
  : never;
