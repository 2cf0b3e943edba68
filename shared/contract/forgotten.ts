import { z } from 'zod';
import { procedure } from './procedure.ts';

/** What a person deleted of the office's own: for `DAYS_DELETED` days it can be taken back. */
export const forgotten = z.object({
  id: z.int(),
  type: z.enum(['account', 'layout', 'choice']),
  /** The account's or the layout's name; the office's own word. */
  name: z.string(),
  /** ISO time. */
  at: z.string(),
  /** The account's id, which runs name. */
  account: z.string().optional(),
});
export type Forgotten = z.infer<typeof forgotten>;

export const forgottenProcedures = {
  /** The last one first, without what has been entered again since. */
  'forgotten.list': procedure(z.object({}), z.array(forgotten)),
  /**
   * Brings it back as it was; an account without its keys, which were wiped. False where something new stands in its place.
   * An account or a layout whose name another one has by now gets a free one: its `name`, only then.
   */
  'forgotten.restore': procedure(
    z.object({ id: z.int() }),
    z.object({ restored: z.boolean(), name: z.string().optional() }),
  ),
};
