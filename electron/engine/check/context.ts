import type { PartnerAnswer, RuleContext } from '#shared/kinds/kind.ts';
import type { LookupTable } from '#shared/sheets/field.ts';
import type { ColumnStates } from './column-states.ts';

/**
 * What a check knows besides the lines themselves: the account's settings and the day, which also gives a date without a
 * year the one to offer, and the rest here. Plain data, so that it crosses to a worker; but for `earlierAnswer`.
 */
export interface CheckContext extends RuleContext {
  /**
   * Warehouse codes used in earlier submissions. Absent or empty when there is nothing to compare with: then none is
   * warned about.
   */
  readonly knownWarehouses?: ReadonlySet<string>;
  /** Warehouse codes that the partner lists for the account, and whether each is on; absent where it was not asked. */
  readonly listedWarehouses?: ReadonlyMap<string, boolean>;
  /** SKUs of which the partner had no stock record, and how many days ago it said so. */
  readonly unknownSkus?: ReadonlyMap<string, number>;
  /** Remembered meanings of unlisted choice texts. */
  readonly choiceRules?: readonly ChoiceRule[];
  /** Which layout each sheet has, by `sheetKey`: some rules are for one layout alone. */
  readonly layouts?: Readonly<Record<string, string>>;
  /** How the cells of some columns are read, and what is asked of them. */
  readonly columns?: ColumnStates;
  /** The tables the office has taught the program, such as its SKUs: word → value. */
  readonly lookups?: Lookups;
  /** Names of the run's files, to say where else an order stands. */
  readonly files?: readonly string[];
  /**
   * What the partner answered to the order that `Kind.borrows` names, by its key. The reading worker has no store to look
   * it up in, so orders that lack something are checked again once they are read.
   */
  readonly earlierAnswer?: (key: string) => PartnerAnswer | null;
}

/** A text of a choice field, as typed, stands for a code; `layout` null: in every layout. */
export interface ChoiceRule {
  readonly field: string;
  readonly text: string;
  readonly code: string;
  readonly layout: string | null;
}

export type Lookups = Readonly<Partial<Record<LookupTable, ReadonlyMap<string, string>>>>;
