import { z } from 'zod';
import { params } from './problem.ts';
import { procedure } from './procedure.ts';
import { run, target } from './run.ts';

const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** Far more than the office has settings. */
export const MOST_SETTINGS = 200;

/** What a call may set: a page that sends half a million of them is refused. */
const settable = z
  .record(z.string().min(1).max(100), z.union([z.string().max(10_000), z.number(), z.boolean()]))
  .refine((all) => Object.keys(all).length <= MOST_SETTINGS);

/**
 * An account without its secrets: `hasSecrets` says whether all of them are there and can be read, so that it can send;
 * `refusedAt` (ISO time) that the partner refused them, and has not taken any since.
 */
export const account = z.object({
  id: z.string(),
  partner: z.enum(['etower', 'top', 'xport']),
  name: z.string(),
  target,
  settings: values,
  hasSecrets: z.boolean(),
  refusedAt: z.string().optional(),
});
export type Account = z.infer<typeof account>;

/** A word of a choice field and what it stands for; `headers`: only in sheets with this set of header names. */
const choiceRule = z.object({
  kind: z.string(),
  field: z.string(),
  text: z.string().min(1),
  code: z.string(),
  headers: z.array(z.string()).nullable().default(null),
});

const secrets = z.record(z.string().max(100), z.string().max(10_000));

export const settingsProcedures = {
  'accounts.list': procedure(z.object({}), z.array(account)),
  /**
   * Creates (without `id`) or changes an account. Secrets are written, never read back; those left out stay. Failure
   * `account.credentials` when some of the others cannot be read any more (another computer encrypted them); `account.nameTaken`,
   * `account.sameAccount` when it would be taken for another entry, `account.stillSending` when it would become another account
   * while runs of it are under way. A new entry that is a deleted account (the same address and public credentials) is that
   * account again, with its runs.
   */
  'accounts.save': procedure(
    z.object({
      id: z.string().optional(),
      partner: account.shape.partner,
      name: z.string().min(1),
      settings: settable,
      secrets: secrets.optional(),
      /** Goes on with the runs that `accounts.waiting` names; without it they are paused, and nothing is sent unasked. */
      goOn: z.boolean().default(false),
    }),
    account,
  ),
  /**
   * Names of other entries that this one would be taken for: at the same address or with the same public credentials, what was
   * sent with one is not sent again with the other. Those that it is taken for already are not named. With its `name`: failures
   * as for `accounts.save`, before anything is asked.
   */
  'accounts.alike': procedure(
    z.object({
      id: z.string().optional(),
      partner: account.shape.partner,
      name: z.string().min(1).optional(),
      settings: settable,
      secrets: secrets.optional(),
    }),
    z.object({ names: z.array(z.string()) }),
  ),
  /**
   * What is held because this account cannot be used, or (as soon as the entry has other settings or new secrets) because its
   * keys were refused: ids of runs, how many orders are to be sent, and how many have an unknown outcome, of which `undecided`
   * wait for a person, because the partner cannot be asked.
   */
  'accounts.waiting': procedure(
    z.object({ id: z.string(), settings: settable, secrets: secrets.optional() }),
    z.object({ runs: z.array(z.string()), queued: z.int(), unknown: z.int(), undecided: z.int() }),
  ),
  /**
   * What an account's deletion would leave behind: runs that are not done with, which stand against it, and others with
   * orders that are not sent yet. Newest first; of many only some are listed.
   */
  'accounts.runs': procedure(
    z.object({ id: z.string() }),
    z.object({
      unfinished: z.object({ count: z.int(), runs: z.array(run) }),
      unsent: z.object({ count: z.int(), orders: z.int(), runs: z.array(run) }),
    }),
  ),
  /**
   * Failure `account.inUse` while orders of its runs are queued, being sent or of unknown outcome: only it can go on with
   * them. What was sent with this entry stays `remembered` (orders), also for the same account when it is entered again.
   */
  'accounts.delete': procedure(z.object({ id: z.string() }), z.object({ deleted: z.boolean(), remembered: z.int() })),
  /**
   * A harmless signed call; `code` is a text of `shared/text` (`account.<code>`). Where the partner lets the caller in with
   * other settings only, these are `kept` in the account (`mended`; `mendedElsewhere`: the environment says otherwise).
   */
  'accounts.test': procedure(
    z.object({ id: z.string() }),
    z.object({ ok: z.boolean(), code: z.string(), params, kept: values.optional() }),
  ),
  /** The codes that were given to words of the office's own (such as 美西). */
  'choices.list': procedure(z.object({}), z.array(choiceRule)),
  /** Remembers one, as after it was forgotten by mistake; orders not sent yet are checked again. Failure `field.unknown`. */
  'choices.save': procedure(choiceRule, z.object({ saved: z.boolean() })),
  /** Forgets one; orders not sent yet are checked again. */
  'choices.delete': procedure(choiceRule.omit({ code: true }), z.object({ deleted: z.boolean() })),
  'settings.get': procedure(z.object({}), values),
  /** Sets these and leaves the others. Failure `input.invalid` where the office would have over {@link MOST_SETTINGS}. */
  'settings.set': procedure(z.object({ values: settable }), values),
  /** Forgets these, so that their defaults hold again; one that is not kept is passed over. */
  'settings.forget': procedure(z.object({ names: z.array(z.string().min(1).max(100)).max(MOST_SETTINGS) }), values),
};
