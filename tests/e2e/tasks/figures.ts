/** What a task asks of a person's hands: clicks, keys pressed, and files dropped or picked in the system's own dialog. */
export interface Hands {
  readonly clicks: number;
  readonly keys: number;
  readonly files: number;
}

/** In English more is typed (Chinese letters are no keys), and where the program starts in Chinese a click changes that. */
export interface Figure extends Hands {
  readonly inEnglish?: Partial<Hands>;
}

/**
 * What each task takes a new user, from the welcome on, in either language. One that takes more fails: make it shorter again,
 * or change its figure here and say in the commit why it is worth it; one that takes less notes that here, so that it stays.
 */
export const figures = {
  'own workbook': { clicks: 8, keys: 0, files: 1 },
  'own workbook, the next day': { clicks: 4, keys: 0, files: 1 },
  'mistakes and attachments': { clicks: 5, keys: 33, files: 2, inEnglish: { keys: 44 } },
  'the cheapest channel': { clicks: 4, keys: 0, files: 2 },
  'freight booked, domestic legs': { clicks: 13, keys: 0, files: 2 },
  'a large file, interrupted and corrected': { clicks: 10, keys: 0, files: 2, inEnglish: { clicks: 11 } },
} as const satisfies Readonly<Record<string, Figure>>;

export type Task = keyof typeof figures;
