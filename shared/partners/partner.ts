import type { z } from 'zod';
import type { Label } from '../sheets/field.ts';

/** How many exchanges at a time practice takes, where nobody chose: nobody is to wait for a partner on the same machine. */
export const PRACTICE_CONCURRENCY = 8;

export type PartnerId = 'etower' | 'top' | 'xport';

/** An account's settings at one partner: addresses and every choice the contract leaves open. No secrets. */
export type PartnerSettings = Readonly<Record<string, string | number | boolean>>;

/** What the program knows of a partner without talking to it. */
export interface Partner {
  readonly id: PartnerId;
  readonly label: Label;
  /** Addresses and options, each with its default. */
  readonly settings: z.ZodType<PartnerSettings>;
  /** The setting that holds the address; for a practice account the program fills it in. */
  readonly address: string;
  /** Addresses that the partner has published, to choose from; any other may be typed. */
  readonly hosts?: readonly { readonly url: string; readonly label: Label }[];
  /** The credentials that name the account (all of them are secret, but these do not change when a key is renewed). */
  readonly identity: readonly string[];
  /** What must be kept secret; every value is text. */
  readonly credentials: z.ZodType<Readonly<Record<string, string>>>;
}
