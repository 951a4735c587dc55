import { Fragment } from 'react';

/** A name that may break into two lines after any of its underscores. */
export function Name({ of }: { of: string }) {
  const parts = of.split('_');
  return parts.map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
    <Fragment key={i}>
      {part}
      {i < parts.length - 1 && '_'}
      {i < parts.length - 1 && <wbr />}
    </Fragment>
  ));
}
