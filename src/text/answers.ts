/** A question and its answer. */
export type Answered = readonly [question: string, answer: string];

/** For each code the words that take what its answer depends on. */
export type Answers<Asked extends { readonly code: string }> = {
  readonly [Code in Asked['code']]: (asked: Extract<Asked, { readonly code: Code }>) => Answered;
};
