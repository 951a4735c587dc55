import type { Point } from '../../view/marks';

/** Where an event happened in a picture, in the picture's own pixels, of which one takes `scale` pixels of the page. */
export function placeIn(picture: HTMLElement, { clientX, clientY }: MouseEvent, scale: number): Point {
  const { left, top } = picture.getBoundingClientRect();
  return { x: (clientX - left) / scale, y: (clientY - top) / scale };
}
