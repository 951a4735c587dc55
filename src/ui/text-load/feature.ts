import { startTextLoad } from '../../state/text-load';
import type { Feature } from '../base/feature';
import { TextLoadView } from './TextLoadView';

/** Why there is a bias: the load of the experts over a whole text, with it and without it. */
export const textLoad = {
  parts: { TextLoadView },
  start: (store, host) => void startTextLoad(store, host),
} satisfies Feature;
