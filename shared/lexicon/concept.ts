/**
 * One thing that headers speak of. Its spellings stand in one string, divided by spaces; `_` is a space within one.
 * Chinese is written simplified, English in lower case and without its plural s.
 */
export interface Concept {
  readonly zh?: string;
  readonly en?: string;
  /** A header that says it speaks of something else than one that does not: `new`, `total`, `net`. */
  readonly telling?: true;
  /** Said by phrases, for the fields that ask for it; beside all others it says nothing for or against them. */
  readonly aside?: true;
}

export type Concepts = Readonly<Record<string, Concept>>;
