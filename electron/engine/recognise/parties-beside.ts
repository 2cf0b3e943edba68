import type { ConceptName } from '#shared/lexicon/lexicon.ts';
import type { HeaderCell } from './header-candidate.ts';
import { headerName } from './header-name.ts';
import { readHeader } from './read-header.ts';

/** Who a header may say that its column is about, with the words for it that are put before a neighbour's header. */
const parties = {
  shipper: ['发货人', 'Shipper'],
  receiver: ['收货人', 'Consignee'],
  buyer: ['买家', 'Buyer'],
  billing: ['发票', 'Billing'],
  supplier: ['供应商', 'Supplier'],
  forwarder: ['货代', 'Forwarder'],
} as const satisfies Partial<Record<ConceptName, readonly [string, string]>>;

type Party = keyof typeof parties;

const all = Object.keys(parties) as Party[];

/** What is told of people, whoever they are. */
const ofPeople: ReadonlySet<ConceptName> = new Set<ConceptName>([
  ...([
    'person',
    'whom',
    'given-name',
    'company',
    'contact',
    'phone',
    'mobile',
    'email',
    'address',
    'postcode',
  ] as const),
  ...(['country', 'iso-code', 'state', 'region', 'city', 'town', 'district', 'county'] as const),
]);
/** Words that go with these. */
const besides: ReadonlySet<ConceptName> = new Set<ConceptName>([
  ...(['name', 'number', 'code', 'first', 'second', 'third', 'line', 'filler'] as const),
]);

interface Said {
  readonly party: Party | undefined;
  /** Something of a person, and nothing of whose. */
  readonly isBare: boolean;
}

function saidBy(text: string): Said | undefined {
  const {
    whole: { concepts, unknown },
    units,
  } = readHeader(text);
  // Weights from and to are nobody's.
  if (units.length > 0) return undefined;
  const named = all.filter((party) => concepts.has(party));
  const others = [...concepts].filter((concept) => !ofPeople.has(concept) && !besides.has(concept));
  if (named.length === 1 && others.length === 1)
    return isCode(concepts) ? undefined : { party: named[0], isBare: false };
  const isBare = unknown === 0 && others.length === 0 && [...concepts].some((concept) => ofPeople.has(concept));
  return isBare ? { party: undefined, isBare } : undefined;
}

/** A place's code stands for all that is told of it, and says nothing of what is told beside it. */
function isCode(concepts: ReadonlySet<ConceptName>): boolean {
  return (concepts.has('code') || concepts.has('id')) && !coded.some((concept) => concepts.has(concept));
}

const coded: readonly ConceptName[] = ['country', 'iso-code', 'state', 'postcode'];

/** Whose the columns below a title are. */
export function partyOver(title: string): Party | undefined {
  return readHeader(title).whole.unknown === 0 ? saidBy(title)?.party : undefined;
}

/** Whether a header says something of a person, and nothing of whose. */
export function isOfSomebody(header: string): boolean {
  return saidBy(header)?.isBare === true;
}

/**
 * Whether a header says something of a person and nothing else, so that a neighbour may say whose it is. What is a buyer's is
 * not: a buyer may send, receive, or only have paid.
 */
export function isOfOneParty(header: string): boolean {
  const said = saidBy(header);
  return said !== undefined && (said.isBare || said.party === 'shipper' || said.party === 'receiver');
}

/**
 * Columns that say what they hold and not whose it is belong to the party that a neighbour of theirs names: in
 * `收货人 | 电话 | 国家` all three are the consignee's. They are read as if their headers said so. In an unbroken row of such
 * columns it is the one before that counts, and where none is, the only one that is named; of two, nobody knows.
 *
 * @param titles what stands above each column, or above the first one of its group
 */
export function withParties(
  cells: readonly HeaderCell[],
  titles: readonly (string | undefined)[] = [],
): readonly HeaderCell[] {
  const said = cells.map(({ names: [first] }) => first && saidBy(first.text));
  const above = titles.map((title) => (title ? partyOver(title) : undefined));
  if (![...said.map((of) => of?.party), ...above].some(Boolean)) return cells;
  return cells.map((cell, at) => {
    const own = said[at];
    if (own?.party) return withoutBareNames(cell);
    if (!own?.isBare) return cell;
    const title = above[Math.min(cell.index, above.length - 1)];
    if (title) return ofParties(cell, [title]);
    const before = reach(cells, said, at, -1);
    const owners = before.length > 0 ? before.slice(0, 1) : [...new Set(reach(cells, said, at, 1))];
    return owners.length === 0 ? cell : ofParties(cell, owners);
  });
}

/**
 * The same of labels above a table, each with a value: whose an address is says the label above it in its column, and where
 * none does the one before it.
 */
export function withPartiesAbove(labels: readonly HeaderCell[], places: readonly Place[]): readonly HeaderCell[] {
  const said = labels.map(({ text }) => saidBy(text));
  return labels.map((label, at) => {
    if (!said[at]?.isBare) return label;
    const [row, column] = [places[at]?.row ?? 0, places[at]?.column ?? 0];
    let owner: Party | undefined;
    let next = row;
    for (let other = at - 1; other >= 0; other--) {
      const place = places[other];
      if (!place || !said[other] || place.row < next - 1) break;
      if (place.column !== column) continue;
      next = place.row;
      owner = said[other]?.party;
      if (owner) break;
    }
    const before = said.slice(0, at).findLast((of, other) => of?.party && places[other]?.row === row)?.party;
    const party = owner ?? before;
    return party ? ofParties(label, [party]) : label;
  });
}

interface Place {
  readonly row: number;
  readonly column: number;
}

/** The parties that are named in the unbroken row on one side of a column, nearest first. */
function reach(
  cells: readonly HeaderCell[],
  said: readonly (Said | undefined)[],
  from: number,
  step: 1 | -1,
): readonly Party[] {
  const found: Party[] = [];
  for (let at = from + step; said[at]; at += step) {
    if (Math.abs((cells[at]?.index ?? 0) - (cells[at - step]?.index ?? 0)) > 1) break;
    const party = said[at]?.party;
    if (party) found.push(party);
  }
  return found;
}

/** A group's title says whose it is: the line below it alone says less. */
function withoutBareNames(cell: HeaderCell): HeaderCell {
  const names = cell.names.filter(({ text }, nth) => nth === 0 || !saidBy(text)?.isBare);
  return names.length === cell.names.length ? cell : { ...cell, names };
}

/** The column read as that of a party; of two that it may be of, its header is no field's of either. */
function ofParties(cell: HeaderCell, owners: readonly Party[]): HeaderCell {
  const [first] = cell.names;
  if (first === undefined) return cell;
  const isHan = /\p{Script=Han}/u.test(first.text);
  const words = owners.map((party) => parties[party][isHan ? 0 : 1]);
  return { ...cell, names: [headerName([...words, first.text].join(' '))] };
}
