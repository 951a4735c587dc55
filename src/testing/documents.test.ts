import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDERS = ['docs', 'e2e', 'goldens', 'public', 'scripts', 'src'];
const FILES = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
);
const NAMES = new Set([...readdirSync('.'), ...FILES.map((file) => basename(file))]);
const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  ...FILES.filter((file) => file.endsWith('.md') && !file.startsWith('public')),
];

/** A file or folder of this repository in a code span; a folder ends in a slash. */
const PATH = /`([\w.-]+(?:\/[\w.-]+)*(?:\/|\.(?:c|css|grit|gz|json|md|mjs|ts|tsx|wgsl)))`/g;
const LINK = /\]\(([^)#:]+)\)/g;

/** Made by the build, or by a host. */
const MADE = ['dist/', 'assets/'];

/** A path begins at the root, in `src` or at the document; a name alone is that of any file or folder. */
function isThere(path: string, document: string): boolean {
  if (basename(path) === path.replace('/', '')) return NAMES.has(basename(path));
  return ['.', 'src', dirname(document)].some((from) => existsSync(join(from, path)));
}

describe.each(DOCUMENTS)('%s', (document) => {
  const text = readFileSync(document, 'utf8');

  it('names files that exist', () => {
    const paths = Array.from(text.matchAll(PATH), ([, path = '']) => path);
    expect(paths.filter((path) => !MADE.includes(path) && !isThere(path, document))).toEqual([]);
  });

  it('links to files that exist', () => {
    const links = Array.from(text.matchAll(LINK), ([, path = '']) => path);
    expect(links.filter((path) => !existsSync(join(dirname(document), path)))).toEqual([]);
  });
});
