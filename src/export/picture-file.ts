import { crc32 } from '../scenario/link/crc32';
import { escaped } from '../view/paint-svg';
import { KEYWORD } from './scenario-in';

/** An SVG text with the scenario's fragment as metadata, so that the picture opens it again. */
export function svgWithScenario(svg: string, fragment: string): string {
  const metadata = `<metadata id="${KEYWORD}">${escaped(fragment)}</metadata>`;
  // A title must come first in its element.
  return svg.includes('</title>')
    ? svg.replace('</title>', () => `</title>${metadata}`)
    : svg.replace(/<svg[^>]*>/, (open) => `${open}${metadata}`);
}

/** The bytes of signature and IHDR, which comes first in every PNG. */
const AFTER_HEADER = 8 + 25;

/** The bytes of a PNG with the scenario's fragment in a tEXt chunk. Fragments are ASCII. */
export function pngWithScenario(png: Uint8Array, fragment: string): Uint8Array<ArrayBuffer> {
  const content = Uint8Array.from(`tEXt${KEYWORD}\0${fragment}`, (char) => char.charCodeAt(0));
  const chunk = new Uint8Array(content.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, content.length - 4);
  chunk.set(content, 4);
  view.setUint32(content.length + 4, crc32(content));
  const file = new Uint8Array(png.length + chunk.length);
  file.set(png.subarray(0, AFTER_HEADER));
  file.set(chunk, AFTER_HEADER);
  file.set(png.subarray(AFTER_HEADER), AFTER_HEADER + chunk.length);
  return file;
}
