/** The words for length, width and height: of Chinese, and of English. */
const sideWords: readonly (readonly RegExp[])[] = [
  [/[长長]/u, /[宽寬]/u, /高/u],
  [/length|(?<![a-z])l(?![a-z])/iu, /width|(?<![a-z])w(?![a-z])/iu, /height|(?<![a-z])h(?![a-z])/iu],
];

/**
 * The sides in the order that the header says, else length, width, height; null where it says some of them only, one twice,
 * or two orders (`长宽高 (W*L*H)`).
 */
export function inOrder(header: string, sides: readonly string[]): readonly string[] | null {
  const apart = header
    .normalize('NFKC')
    .replace(/(?<![a-z])([lwh])\s*x?\s*([lwh])\s*x?\s*([lwh])(?![a-z])/giu, '$1 $2 $3');
  const orders = sideWords.flatMap((words) => {
    const any = new RegExp(words.map(({ source }) => source).join('|'), 'giu');
    const said = [...apart.matchAll(any)].map(([text]) => words.findIndex((word) => word.test(text)));
    return Array.from({ length: Math.ceil(said.length / 3) }, (_, at) => said.slice(at * 3, at * 3 + 3));
  });
  const [first, ...others] = orders;
  if (first === undefined) return sides;
  if (new Set(first).size < 3 || others.some((order) => order.join() !== first.join())) return null;
  return first.flatMap((side) => sides[side] ?? []);
}
