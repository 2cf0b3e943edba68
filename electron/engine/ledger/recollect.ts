import type { JournalRecord } from './journal-record.ts';

/** A record, and whether the store has known it: then nothing of it may be missing there. */
export type Told = JournalRecord & { readonly known: boolean };

/** What the journal's records come to for one order. */
export interface Recollection {
  readonly run: string;
  readonly account: string;
  readonly kind: string;
  readonly order: number;
  readonly key: string;
  readonly bodyHash: string;
  /**
   * `unknown`: a request of it left, and nobody found out what became of that. `resend`: so it did, and it may be sent again.
   * `shelved`: a person decided that it did not arrive and is not sent. `free`: nothing of it is at the partner that its key would not tell.
   */
  readonly state: 'accepted' | 'exists' | 'unknown' | 'resend' | 'rejected' | 'shelved' | 'free';
  readonly partnerNo: string | null;
  /** What the key was used for, for good: whatever came of the order later. */
  readonly taken: Taken | null;
  /** A person had it sent again. */
  readonly again: boolean;
  /** The store has known what the state follows from; and that it left last, of which it knew before it did. */
  readonly known: boolean;
  readonly leftKnown: boolean;
  /** When it last left, or its outcome came. */
  readonly at: string;
}

export interface Taken {
  readonly state: 'accepted' | 'exists';
  readonly partnerNo: string | null;
}

interface Course extends Omit<Recollection, 'state' | 'partnerNo' | 'taken'> {
  readonly now: 'unknown' | 'resend' | 'rejected' | 'shelved' | 'free';
  /** What the order came to, until a person had it sent again; and what its key came to. */
  readonly outcome: Word | null;
  readonly kept: Word | null;
}

interface Word extends Taken {
  readonly byPerson: boolean;
}

type State = Extract<JournalRecord, { type: 'came' }>['orders'][number][2];

/**
 * Pure. An order that the partner has once was accepted, until a person has it sent again; one request of it without a certain
 * end is an unknown outcome, unless the partner was asked or a person found out later that it did not arrive. Records as
 * they stand in the file.
 */
export function recollect(records: readonly Told[]): readonly Recollection[] {
  const nothingLeft = new Set<string>();
  for (const each of records) {
    if (each.type !== 'came') continue;
    for (const [order, , state] of each.orders) {
      if (state === 'nothing-left') nothingLeft.add(`${each.writer} ${each.of} ${order}`);
    }
  }
  const courses = new Map<string, Course>();
  const go = (each: Told, order: number, key: string, change: (before: Course) => Partial<Course>) => {
    const { run, account, kind, at, known } = each;
    const id = JSON.stringify([run, account, kind, order, key]);
    const fresh = { now: 'free', outcome: null, kept: null, bodyHash: '', again: false, leftKnown: false } as const;
    const before = courses.get(id) ?? { ...fresh, run, account, kind, order, key, known, at };
    courses.set(id, { ...before, ...change(before) });
  };
  for (const each of records) {
    const { known, at } = each;
    if (each.type === 'left') {
      for (const [order, key, bodyHash] of each.orders) {
        if (nothingLeft.has(`${each.writer} ${each.n} ${order}`)) continue;
        go(each, order, key, () => ({ bodyHash, now: 'unknown', known, leftKnown: known, at }));
      }
    } else {
      const byPerson = each.by === 'person';
      for (const [order, key, state, partnerNo] of each.orders) {
        if (state === 'nothing-left') continue;
        go(each, order, key, (before) => ({ ...after(before, state, partnerNo, byPerson), known, at }));
      }
    }
  }
  return [...courses.values()].map(toRecollection);
}

function after(before: Course, state: State, partnerNo: string | null, byPerson: boolean): Partial<Course> {
  const { now, outcome, kept } = before;
  switch (state) {
    case 'accepted':
    case 'exists': {
      const word = joined(outcome, { state, partnerNo, byPerson });
      return { now: 'free', outcome: word, kept: joined(kept, word) };
    }
    case 'rejected':
      return { now: 'rejected', leftKnown: false };
    case 'not-accepted':
      // What the partner itself said outweighs it.
      return outcome && !outcome.byPerson
        ? {}
        : { now: 'shelved', outcome: null, kept: withoutPerson(kept), leftKnown: false };
    case 'not-found':
      return { now: 'free', leftKnown: false };
    case 'resend': {
      const resent = now === 'unknown' || now === 'resend' ? 'resend' : 'free';
      if (!byPerson) return { now: resent, leftKnown: false };
      return { now: resent, outcome: null, kept: withoutPerson(kept), again: true, leftKnown: false };
    }
    case 'nothing-left':
      return {};
  }
}

/** What was accepted once does not only exist, and a number that is known stays known. */
function joined(before: Word | null, word: Word): Word {
  if (!before) return word;
  return {
    state: before.state === 'accepted' ? 'accepted' : word.state,
    partnerNo: word.partnerNo ?? before.partnerNo,
    byPerson: before.byPerson && word.byPerson,
  };
}

/** A person may take their word back, the partner does not. */
const withoutPerson = (word: Word | null) => (word?.byPerson ? null : word);

function toRecollection({ now, outcome, kept, ...rest }: Course): Recollection {
  return { ...rest, state: outcome?.state ?? now, partnerNo: outcome?.partnerNo ?? null, taken: kept };
}
