import { type RefObject, useEffect } from 'react';
import type { Pin } from '../../scenario/scenario';
import { useApp } from '../base/app-context';

/** The attribute by which a number names its cell. */
export function cellKey({ kind, id }: Pin): string {
  return `${kind} ${id}`;
}

/**
 * Marks the numbers of the cell under the pointer. It sets an attribute instead of rendering, because a pointer passes over
 * many cells in a second.
 */
export function useLitNumbers(root: RefObject<HTMLElement | null>): void {
  const { store } = useApp();
  useEffect(() => {
    const light = (hover: Pin | null) => {
      for (const number of root.current?.querySelectorAll('[data-lit]') ?? [])
        number.removeAttribute('data-lit');
      if (!hover) return;
      const own = root.current?.querySelectorAll(`[data-cell="${cellKey(hover)}"]`) ?? [];
      for (const number of own) number.setAttribute('data-lit', '');
    };
    light(store.getState().hover);
    return store.subscribe((state) => state.hover, light);
  }, [store, root]);
}
