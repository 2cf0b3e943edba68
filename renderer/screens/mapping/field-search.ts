/** A field that a column may be read as, as the list offers it. */
export interface FieldOption {
  readonly value: string;
  readonly label: string;
  /** What it can be found by: its names in both languages, its key. */
  readonly words: readonly string[];
  /** Another column has it already. */
  readonly taken: boolean;
}

/**
 * The fields that what was typed leads to. Enter takes the first, so a name typed whole comes before one that only holds
 * it, and what no column has yet before what would be taken away from one.
 */
export function matchingFields(options: readonly FieldOption[], typed: string): readonly FieldOption[] {
  const text = typed.trim().toLowerCase();
  const rank = ({ words, taken }: FieldOption) => {
    const named = words.map((word) => word.toLowerCase());
    if (named.includes(text)) return 0;
    const nearness = named.some((word) => word.startsWith(text))
      ? 1
      : named.some((word) => word.includes(text))
        ? 2
        : 9;
    return nearness === 9 ? nearness : nearness + (taken ? 2 : 0);
  };
  return options
    .map((option) => ({ option, rank: rank(option) }))
    .filter(({ rank }) => rank < 9)
    .sort((one, other) => one.rank - other.rank)
    .map(({ option }) => option);
}
