import { type Problem, problem } from '../../problem.ts';
import type { KindTexts } from '../kind.ts';

interface ImageLine {
  readonly id: number;
  readonly values: { readonly imageUrl?: readonly string[] };
}

/** A line has room for one picture; which of several is meant is not guessed. */
export function checkImages(lines: readonly ImageLine[]): readonly Problem[] {
  return lines.flatMap(({ id, values: { imageUrl: images = [] } }) =>
    images.length > 1
      ? [
          problem('image.onlyOne', {
            field: 'imageUrl',
            line: id,
            params: { count: images.length },
            fix: { type: 'set', cells: [{ line: id, field: 'imageUrl', value: images[0] ?? '' }] },
          }),
        ]
      : [],
  );
}

export const imageTexts: KindTexts = {
  'image.onlyOne': {
    zh: '「{{field}}」只能放一个网址，这里有 {{count}} 个。请只留一个',
    en: '“{{field}}” takes one link, this cell has {{count}}. Keep one',
  },
};
