import { useEffect } from 'react';
import { releaseKeys } from '../base/early-keys';
import { GroupEntry } from './GroupEntry';
import { useKeys } from './use-keys';

/** Listens to the page's keys, and shows the group number that is being typed after the key for groups. */
export function Keys() {
  useKeys();
  useEffect(releaseKeys, []);
  return <GroupEntry />;
}
