/**
 * What the words in a header mean, in Chinese and English. A header is not a name to be compared with others: 入库参考号,
 * 客户参考编号, `Client Ref.` and ERP单号 all say *reference* and *number*. A field says which concepts its header must and
 * may hold (`Field.words`); which spellings stand for them is said here, once for all fields.
 */
import { boxes } from './boxes.ts';
import type { Concept } from './concept.ts';
import { documents } from './documents.ts';
import { elsewhere } from './elsewhere.ts';
import { goods } from './goods.ts';
import { handling } from './handling.ts';
import { parties } from './parties.ts';
import { phrases } from './phrases.ts';
import { time } from './time.ts';
import { transport } from './transport.ts';

const concepts = {
  ...documents,
  ...goods,
  ...boxes,
  ...parties,
  ...transport,
  ...time,
  ...handling,
  ...elsewhere,
};

export type ConceptName = keyof typeof concepts;

/** Spelling → what it says, `filler` for nothing. English spellings of several words hold single spaces. */
export const spellings: ReadonlyMap<string, readonly ConceptName[]> = spelt();

/** The longest spelling in Chinese characters. */
export const longestSpelling = Math.max(...[...spellings.keys()].map((spelling) => [...spelling].length));

export function isConcept(name: string): name is ConceptName {
  return Object.hasOwn(concepts, name);
}

/** Whether a header that also says this means something else. */
export function isTelling(name: ConceptName): boolean {
  const { telling }: Concept = concepts[name];
  return telling === true;
}

export function isAside(name: ConceptName): boolean {
  const { aside }: Concept = concepts[name];
  return aside === true;
}

/** Words that go with almost everything: left over, they say little against a reading. */
const bland: ReadonlySet<ConceptName> = new Set<ConceptName>([
  'number',
  'code',
  'id',
  'name',
  'filler',
  'person',
  'iso-code',
  'planned',
  'attribute',
  'first',
  'piece',
  'chinese',
]);

export function isBland(name: ConceptName): boolean {
  return bland.has(name);
}

function spelt(): ReadonlyMap<string, readonly ConceptName[]> {
  const known = new Map<string, readonly ConceptName[]>();
  for (const [name, { zh = '', en = '' }] of Object.entries<Concept>(concepts)) {
    if (!isConcept(name)) continue;
    for (const spelling of `${zh} ${en}`.split(' ')) {
      if (spelling !== '') known.set(spelling.replaceAll('_', ' '), [name]);
    }
  }
  for (const [spelling, said] of Object.entries(phrases)) {
    known.set(spelling.replaceAll('_', ' '), said.split(' ').filter(isConcept));
  }
  return known;
}
