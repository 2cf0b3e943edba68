import { unusual } from './scan-text.ts';

/** By their codes: a type is mostly one letter, and no text is made of it for each cell. */
export const oneLetter: readonly string[] = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

/** A type by number: with its format's, what tells equal bytes apart. Shared strings have numbers of their own. */
export function typeTag(type: string): number {
  switch (type) {
    case '':
    case 'n':
      return 0;
    case 'str':
      return 1;
    case 'inlineStr':
      return 2;
    case 'b':
      return 3;
    case 'e':
      return 4;
    case 'd':
      return 5;
    default:
      return unusual(`a cell of type ${type}`);
  }
}

/** How many there are. */
export const TYPES = 6;
