/**
 * Letters of other scripts that look like Latin ones in most typefaces: the part of Unicode's confusables.txt (UTS #39) that
 * a Cyrillic or Greek keyboard types by mistake. Upper and lower case apart, because they do not look alike in the same letters.
 */
const letters: readonly (readonly [from: string, to: string])[] = [
  ['АВЕКМНОРСТУХІЈЅҮԌԚԜ', 'ABEKMHOPCTYXIJSYGQW'],
  ['аеорсухіјѕԁԛԝһӏ', 'aeopcyxijsdqwhl'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  ['αινορυ', 'aivopu'],
];

export const latinFor: ReadonlyMap<string, string> = new Map(
  letters.flatMap(([from, to]) => [...from].map((char, at) => [char, to.charAt(at)] as const)),
);

/** Characters that a person takes for one another, as they stand: capital I, small l and the bar for 1, O and o for 0. */
export const digitFor: ReadonlyMap<string, string> = new Map([
  ['I', '1'],
  ['l', '1'],
  ['|', '1'],
  ['O', '0'],
  ['o', '0'],
]);
