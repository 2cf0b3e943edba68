import { z } from 'zod';
import { procedure } from './procedure.ts';
import { target } from './run.ts';

const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** An account without its secrets: `hasSecrets` says whether they are stored. */
export const account = z.object({
  id: z.string(),
  partner: z.enum(['etower', 'top', 'xport']),
  name: z.string(),
  target,
  settings: values,
  hasSecrets: z.boolean(),
});
export type Account = z.infer<typeof account>;

export const settingsProcedures = {
  'accounts.list': procedure(z.object({}), z.array(account)),
  /** Creates (without `id`) or changes an account. Secrets are written, never read back. */
  'accounts.save': procedure(
    z.object({
      id: z.string().optional(),
      partner: account.shape.partner,
      name: z.string().min(1),
      settings: values,
      secrets: z.record(z.string(), z.string()).optional(),
    }),
    account,
  ),
  'accounts.delete': procedure(z.object({ id: z.string() }), z.object({ deleted: z.boolean() })),
  /** A harmless signed call; `code` is a text of `shared/text` (`account.<code>`). */
  'accounts.test': procedure(
    z.object({ id: z.string() }),
    z.object({ ok: z.boolean(), code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
  'mappings.list': procedure(
    z.object({}),
    z.array(z.object({ kind: z.string(), headers: z.array(z.string()), savedAt: z.string() })),
  ),
  'mappings.delete': procedure(
    z.object({ kind: z.string(), headers: z.array(z.string()) }),
    z.object({ deleted: z.boolean() }),
  ),
  'settings.get': procedure(z.object({}), values),
  'settings.set': procedure(z.object({ values }), values),
};
