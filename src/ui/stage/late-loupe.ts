import type { AppStore } from '../../state/store';
import type { StageLayout } from '../../view/layout/layout-stage';
import { lateParts } from '../base/late';
import type { Loupe } from './loupe';

/** A loupe that is made when a finger first slides: the first picture does without it. */
export function lateLoupe(host: HTMLElement, layout: StageLayout, store: AppStore): Loupe {
  let made: Loupe | undefined;
  return {
    show(id, x, y) {
      made ??= lateParts()?.createLoupe(host, layout, store);
      made?.show(id, x, y);
    },
    hide: () => made?.hide(),
    remove: () => made?.remove(),
  };
}
