import { z } from 'zod';
import { occasions, vendors } from '../notify/robots.ts';
import { params } from './problem.ts';
import { procedure } from './procedure.ts';

/** What a robot says, and of what. */
export const robotSettings = z.object({
  /** Of what it tells. */
  on: z.array(z.enum(occasions)).default([...occasions]),
  /** Stands at the start of every message: a robot may be locked to messages with a keyword. */
  prefix: z.string().max(40).default('入库通'),
  lang: z.enum(['zh', 'en']).default('zh'),
  /** Also of runs that are practised. */
  practice: z.boolean().default(false),
  /** Names order numbers. */
  orderNumbers: z.boolean().default(false),
  /** Names goods (SKUs) that are short. Addresses, names and prices are never in a message. */
  goods: z.boolean().default(false),
});
export type RobotSettings = z.output<typeof robotSettings>;

/** A robot without its address and secret: whoever has those can write to the group. */
export const robot = robotSettings.extend({
  id: z.string(),
  vendor: z.enum(vendors),
  name: z.string(),
  /** The host of its address; null when that is not known here. */
  host: z.string().nullable(),
  /** ISO time at which a test message arrived; before that nothing is told. */
  provedAt: z.string().nullable(),
  /** Described by the environment: it cannot be changed here. */
  environment: z.boolean(),
  /** What its last message came to; `code` as in `robots.test`. */
  last: z.object({ at: z.string(), ok: z.boolean(), code: z.string(), params }).nullable(),
});
export type Robot = z.infer<typeof robot>;

const secret = z.string().trim().min(1).max(2000);

/** Robots of DingTalk, WeCom and Feishu groups. Nothing that becomes of a message changes anything of a run. */
export const robotProcedures = {
  'robots.list': procedure(z.object({}), z.array(robot)),
  /**
   * Creates (without `id`) or changes a robot. Secrets are written, never read back; those left out stay. A new address has to
   * be tested again. Failure `robot.address`, `robot.host`, `robot.path` where that cannot be one of the maker's, `robot.unknown`.
   */
  'robots.save': procedure(
    robotSettings.extend({
      id: z.string().optional(),
      vendor: z.enum(vendors),
      name: z.string().trim().min(1).max(60),
      secrets: z.object({ url: secret.optional(), secret: secret.nullable().optional() }).optional(),
    }),
    robot,
  ),
  'robots.delete': procedure(z.object({ id: z.string() }), z.object({ deleted: z.boolean() })),
  /** Sends a message that says it is a test; from the first that arrived on the robot is used. `code` is a text (`notify:result.<code>`). */
  'robots.test': procedure(z.object({ id: z.string() }), z.object({ ok: z.boolean(), code: z.string(), params })),
};
