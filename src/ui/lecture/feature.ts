import type { Feature } from '../base/feature';
import { lectureCommands } from './commands';
import { startLecture } from './full-screen';
import { LectureStory } from './LectureStory';

/** The picture alone, enlarged, on the whole screen. */
export const lecture = {
  commands: lectureCommands,
  start: startLecture,
  parts: { LectureStory },
} satisfies Feature;
