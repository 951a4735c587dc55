const NAMES: Readonly<Record<string, string>> = {
  Comma: ',',
  Period: '.',
  BracketLeft: '[',
  BracketRight: ']',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Escape: 'Esc',
  Backspace: '⌫',
};

/** Whether commands use the Mac's modifier key. */
function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}

/** A key of tinykeys' notation, as keyboards show it: `$mod+Shift+z` is Ctrl+Shift+Z or ⇧⌘Z. */
export function keyLabel(key: string, onMac = isMac()): string {
  const parts = key.split('+');
  const last = parts.pop() ?? '';
  const name = NAMES[last] ?? (last.length === 1 ? last.toUpperCase() : last);
  if (onMac) {
    const signs = ['Alt', 'Shift', '$mod'].filter((part) => parts.includes(part));
    return signs.map((part) => ({ Alt: '⌥', Shift: '⇧', $mod: '⌘' })[part]).join('') + name;
  }
  return [...parts.map((part) => (part === '$mod' ? 'Ctrl' : part)), name].join('+');
}
