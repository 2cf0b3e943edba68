import { z } from 'zod';
import { address } from './address.ts';
import type { Partner } from './partner.ts';
import { topFollowUpSettings } from './top-follow-up.ts';

/** Settings of a Cainiao account, reached through the Taobao Open Platform. */
export const topSettings = z.object({
  /** Three gateways are documented; the overseas one is `https://api.taobao.com/router/rest`. */
  gateway: address.default('https://eco.taobao.com/router/rest'),
  /** How requests are signed; all three are documented. */
  signMethod: z.enum(['md5', 'hmac', 'hmac-sha256']).default('hmac-sha256'),
  /** Requests under way at once. */
  concurrency: z.int().min(1).max(32).default(2),
  /** Requests started per second at most. */
  ratePerSecond: z.number().min(0.1).max(1000).default(5),
  /** Milliseconds until a request without an answer counts as unknown. */
  timeoutMs: z.int().min(1000).max(600_000).default(60_000),
  /** The vendor's S07 (system exception) says nothing about whether the order was stored; as `unknown` it is sent again. */
  s07As: z.enum(['unknown', 'rejected']).default('unknown'),
  /** Whether an accepted order may be cancelled by a call, which is known from a public client only (`order.cancel.notify`). */
  cancelEnabled: z.boolean().default(false),
  ...topFollowUpSettings,
});

export type TopSettings = z.infer<typeof topSettings>;

export const topCredentials = z.object({
  appKey: z.string().min(1),
  appSecret: z.string().min(1),
  session: z.string().min(1),
});

export const top: Partner = {
  id: 'top',
  label: { zh: '菜鸟（淘宝开放平台）', en: 'Cainiao (Taobao Open Platform)' },
  settings: topSettings,
  address: 'gateway',
  identity: ['appKey'],
  credentials: topCredentials,
};
