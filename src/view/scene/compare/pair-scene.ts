import { sceneModel } from '../model';
import { createScene, type Scene } from '../scene';
import { comparedModel } from './model';
import { createComparedScene } from './scene';

/** A scene that draws A over B where it is told of a comparison, and one routing elsewhere. */
export function createPairScene(): Scene {
  const drawOne = createScene();
  const drawPair = createComparedScene();
  return (...args) => {
    const { comparison } = args[6];
    if (!comparison) return drawOne(...args);
    return drawPair(comparedModel(sceneModel(...args), args, comparison.a), comparison.tolerance);
  };
}
