import { checksOf } from '../src/core/facts/checks/checks';
import { PARAM_NAMES } from '../src/core/facts/checks/config-reading';
import { readConfig } from '../src/import/config/read-config';
import { blobSource } from '../src/import/data-source';
import { sayError } from '../src/text/checks';
import { checks as words } from '../src/text/en/debug/checks';

const UNKNOWN = Object.fromEntries(PARAM_NAMES.map((name) => [name, null]));
const NOT_READ = Object.fromEntries(
  PARAM_NAMES.map((name) => [name, { rule: 'not-read', confidence: 'unknown' }]),
);

/** What is printed of a file; a part that could be read stands beside the error. */
export async function lineOf(content: Blob, file: string): Promise<object> {
  const { reading, error } = await readConfig(blobSource(content, file));
  const found = reading ? checksOf(reading).found : [];
  return {
    file,
    params: reading?.params ?? UNKNOWN,
    provenance: reading?.provenance ?? NOT_READ,
    checks: found.map(({ code, severity }) => ({ code, severity })),
    ...(error && { error: sayError(words, error) }),
  };
}

/** What is printed of a file that cannot be opened. */
export function unreadable(file: string, message: string): object {
  return {
    file,
    params: UNKNOWN,
    provenance: NOT_READ,
    checks: [],
    error: `cannot read the file: ${message}`,
  };
}
