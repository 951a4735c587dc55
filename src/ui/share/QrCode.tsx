import { useMemo } from 'react';
import { encode } from 'uqr';
import { useText } from '../base/app-context';
import styles from './Share.module.css';

/** So many bytes fit into version 20, with 97 × 97 modules. A camera cannot read larger codes from a projector. */
const MOST_VERSION = 20;
const MOST_BYTES = 858;
/** White modules around the code, which its standard requires. */
const BORDER = 4;

/** A link as a QR code, or why there is none. Links are ASCII, so a character is a byte. */
export function QrCode({ link }: { link: string }) {
  const words = useText();
  const code = useMemo(() => (link.length > 0 && link.length <= MOST_BYTES ? codeOf(link) : null), [link]);
  if (link === '') return null;
  if (!code) return <p className="hint">{words.panels.qrTooLong(link.length, MOST_BYTES)}</p>;
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${code.size} ${code.size}`}
      role="img"
      aria-label={words.panels.qrCode}
      shapeRendering="crispEdges"
    >
      {/* A code is dark on white, whatever the theme. */}
      <rect width={code.size} height={code.size} fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  );
}

/** The dark modules as one path. */
function codeOf(link: string): { size: number; path: string } {
  const { data, size } = encode(link, { ecc: 'L', border: BORDER, maxVersion: MOST_VERSION });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return { size, path };
}
