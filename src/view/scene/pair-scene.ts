import { createComparedScene } from './compared-scene';
import type { Scene } from './layered-scene';
import { comparedModel } from './pair-model';
import { createScene } from './scene';

/** A scene that draws A over B if its input has a comparison, else one routing. */
export function createPairScene(): Scene {
  const drawOne = createScene();
  const drawPair = createComparedScene();
  return (input) => {
    const { comparison } = input;
    return comparison ? drawPair(comparedModel(input, comparison.a), comparison.tolerance) : drawOne(input);
  };
}
