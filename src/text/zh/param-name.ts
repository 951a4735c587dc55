import { paramName as english } from '../en/param-name';
import type { Words } from '../words';

// vLLM's own names are the same in every language.
export const paramName = { ...english, setup: '设置' } satisfies Words<typeof english>;
