import { type Notice, noticeKey } from '../../scenario/link/notice';
import type { StoreOf } from './slice';

export interface NoticesState {
  readonly notices: readonly Notice[];
}

const initial: NoticesState = { notices: [] };

/** Messages to the reader. */
export const NOTICES = {
  initial,
  actions({ setState }: StoreOf<NoticesState>) {
    return {
      dismissNotices(): void {
        setState({ notices: [] });
      },
    };
  },
};

/** More messages than this are only counted: nobody would read them. */
const MAX_NOTICES = 8;

/** Messages without repetitions, and no more than can be read. */
export function withNotices(present: readonly Notice[], added: readonly Notice[]): readonly Notice[] {
  const seen = new Set<string>();
  let left = 0;
  const kept: Notice[] = [];
  for (const notice of [...present, ...added]) {
    const { code, values } = notice;
    const key = noticeKey(notice);
    if (code === 'more') left += Number(values.count);
    else if (!seen.has(key) && kept.length < MAX_NOTICES) kept.push(notice);
    else if (!seen.has(key)) left++;
    seen.add(key);
  }
  return left > 0 ? [...kept, { field: 'link', code: 'more', values: { count: left } }] : kept;
}
