/**
 * The shape of a catalogue: the same keys, texts for texts, functions with the same parameters. Each file of a translation
 * must have the shape of the English one (`satisfies Words<typeof english>`), so a missing or extra key does not compile.
 */
export type Words<T> = T extends string
  ? string
  : T extends (...facts: infer Facts) => infer Said
    ? (...facts: Facts) => Said extends string ? string : Said
    : { readonly [Key in keyof T]: Words<T[Key]> };
