/**
 * The shape of a catalogue: the same keys, texts in place of texts, functions of the same parameters. A translation is
 * held to it file by file (`satisfies Words<typeof english>`), so that a missing or a left-over key does not compile.
 */
export type Words<T> = T extends string
  ? string
  : T extends (...facts: infer Facts) => infer Said
    ? (...facts: Facts) => Said extends string ? string : Said
    : { readonly [Key in keyof T]: Words<T[Key]> };
