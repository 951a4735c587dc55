import { createLayeredScene, type Scene } from './layered-scene';
import { LATE_LAYERS } from './layers';

/** A scene for one canvas that has all its code at hand. */
export function createScene(): Scene {
  return createLayeredScene(() => LATE_LAYERS);
}
