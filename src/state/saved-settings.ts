import * as v from 'valibot';
import { LOCALES, type Locale } from '../text';

export type ThemeChoice = 'system' | 'light' | 'dark';

export type MotionChoice = 'system' | 'reduced';

/** How much a screen reader says of a stage: nothing, its name, or its name and its result. */
export type Verbosity = 'off' | 'brief' | 'full';

export const VERBOSITIES: readonly Verbosity[] = ['off', 'brief', 'full'];

/** Parts of the explanation that open on a press. */
const FOLDS = ['formula', 'code', 'whatIf', 'questions', 'legend'] as const;

export type FoldName = (typeof FOLDS)[number];

/** Other apps may share the host, and its storage. A later version of the app may keep other things. */
const KEY = 'moe-router-explorer.v1';

/** How stages are played. */
interface Playback {
  readonly speed: number;
  readonly pausesAtStages: boolean;
  readonly loops: boolean;
}

/** What a reader chose on this device, kept out of links. */
interface Settings {
  readonly theme: ThemeChoice;
  readonly motion: MotionChoice;
  readonly verbosity: Verbosity;
  /** Null until one was chosen: the browser's languages decide then. */
  readonly language: Locale | null;
  readonly playback: Playback;
  /** Whether the parameters stand beside the picture, on screens that have room for them. */
  readonly areSettingsOpen: boolean;
  /** The parts of the explanation that are open. */
  readonly openFolds: readonly FoldName[];
}

/** The settings of a first visit: one press on play shows the whole choice, to its picks. */
const FIRST: Settings = {
  theme: 'system',
  motion: 'system',
  verbosity: 'full',
  language: null,
  playback: { speed: 1, pausesAtStages: false, loops: false },
  areSettingsOpen: false,
  openFolds: [],
};

/** A part that is missing or unknown is that of a first visit; the others stay. */
const SETTINGS = v.object({
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), FIRST.theme),
  motion: v.fallback(v.picklist(['system', 'reduced']), FIRST.motion),
  verbosity: v.fallback(v.picklist(VERBOSITIES), FIRST.verbosity),
  language: v.fallback(v.nullable(v.picklist(LOCALES)), FIRST.language),
  playback: v.fallback(
    v.object({
      speed: v.fallback(v.pipe(v.number(), v.gtValue(0), v.maxValue(4)), FIRST.playback.speed),
      pausesAtStages: v.fallback(v.boolean(), FIRST.playback.pausesAtStages),
      loops: v.fallback(v.boolean(), FIRST.playback.loops),
    }),
    FIRST.playback,
  ),
  areSettingsOpen: v.fallback(v.boolean(), FIRST.areSettingsOpen),
  openFolds: v.fallback(v.array(v.picklist(FOLDS)), FIRST.openFolds as FoldName[]),
});

/** The settings of earlier visits. */
export function savedSettings(): Settings {
  const saved = parsed(item(KEY)) ?? olderSettings();
  const result = v.safeParse(SETTINGS, saved);
  return result.success ? result.output : FIRST;
}

/** Keeps one setting for the next visit. */
export function saveSetting<Name extends keyof Settings>(name: Name, value: Settings[Name]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...savedSettings(), [name]: value }));
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}

/** Earlier versions kept each setting under its bare name. */
function olderSettings(): Record<string, unknown> {
  const { theme, motion, verbosity, language } = Object.fromEntries(
    ['theme', 'motion', 'verbosity', 'language'].map((name) => [name, item(name)]),
  );
  return { theme, motion, verbosity, language, playback: parsed(item('playback')) };
}

function item(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
