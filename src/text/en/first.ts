import { app } from './app';
import { paramName } from './param-name';
import { pathName } from './path-name';
import { picture } from './picture';
import { scale } from './scale';
import { sources } from './sources';
import { stages } from './stages';
import { trouble } from './trouble';

/** The words of the first picture and of what is around it. */
export const first = {
  app: {
    ...app,
    why: (name: string) => `Why ${name}?`,
    pinInvitation: 'Click a cell or a group to read why it is in or out.',
    pinByFinger: 'Tap a cell or a group to read why it is in or out.',
  },
  paramName,
  pathName,
  picture,
  scale,
  sources,
  stages,
  trouble,
};
