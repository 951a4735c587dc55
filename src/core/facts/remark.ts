/** Something to say of a routing: a code, with the ids and numbers that belong to it. `src/text` has the words. */
export type Remark<Code extends string, Facts = unknown> = { readonly code: Code } & Readonly<Facts>;
