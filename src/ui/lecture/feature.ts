import type { Feature } from '../base/feature';
import { lectureCommands } from './commands';
import { startLecture } from './full-screen';

/** The picture alone, enlarged, on the whole screen. */
export const lecture = { commands: lectureCommands, start: startLecture } satisfies Feature;
