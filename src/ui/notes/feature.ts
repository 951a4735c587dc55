import type { Feature } from '../base/feature';
import { Notices } from './Notices';
import { RouteErrorNote } from './RouteErrorNote';

/** What could not be read, and why a configuration cannot be routed. */
export const notes = { parts: { Notices, RouteErrorNote } } satisfies Feature;
