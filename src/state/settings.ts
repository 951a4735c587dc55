import type { AppState, MotionChoice, ThemeChoice, Verbosity } from './store';

export const VERBOSITIES: readonly Verbosity[] = ['off', 'brief', 'full'];

/** What a reader chose on this device, kept out of links. */
type SettingName = 'theme' | 'motion' | 'playback' | 'verbosity';

export function save(name: SettingName, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}

function read(name: SettingName): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** The theme chosen on an earlier visit. */
export function savedTheme(): ThemeChoice {
  const theme = read('theme');
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** Whether less motion was asked for on an earlier visit. */
export function savedMotion(): MotionChoice {
  return read('motion') === 'reduced' ? 'reduced' : 'system';
}

/** How much narration was asked for on an earlier visit. */
export function savedVerbosity(): Verbosity {
  const verbosity = read('verbosity');
  return verbosity === 'off' || verbosity === 'brief' ? verbosity : 'full';
}

type Playback = Pick<AppState, 'speed' | 'pausesAtStages' | 'loops'>;

export function playbackOf({ speed, pausesAtStages, loops }: AppState): Playback {
  return { speed, pausesAtStages, loops };
}

/** How stages were played on an earlier visit. On the first one playing pauses after each stage. */
export function savedPlayback(): Playback {
  const first: Playback = { speed: 1, pausesAtStages: true, loops: false };
  try {
    const saved: unknown = JSON.parse(read('playback') ?? 'null');
    if (typeof saved !== 'object' || saved === null) return first;
    const { speed, pausesAtStages, loops } = saved as Record<string, unknown>;
    return {
      speed: typeof speed === 'number' && speed > 0 && speed <= 4 ? speed : first.speed,
      pausesAtStages: typeof pausesAtStages === 'boolean' ? pausesAtStages : first.pausesAtStages,
      loops: typeof loops === 'boolean' ? loops : first.loops,
    };
  } catch {
    return first;
  }
}
