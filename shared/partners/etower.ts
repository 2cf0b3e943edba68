import { z } from 'zod';
import { address } from './address.ts';
import { fieldLimits, fieldNames } from './etower-body.ts';
import { described, followUpSettings } from './etower-follow-up.ts';
import type { Partner } from './partner.ts';

/**
 * Settings of an eTower account. Each one answers a question the vendor's page leaves open or contradicts
 * (marks C and I in the contract), so it is a setting, never a constant in a function.
 */
export const etowerSettings = z.object({
  /** No default: the test host is not for goods, the production host not for trials, so a person says which. */
  baseUrl: address.default(''),
  /** What follows the date in the string to sign; every public client signs the whole address, none the bare path. */
  signTarget: z.enum(['path', 'url']).default('url'),
  /** Scheme of the signed address: a server behind a proxy may take itself to be called by http. */
  signScheme: z.enum(['same', 'http', 'https']).default('same'),
  /** Alphabet of the signature's Base64; one of the vendor's samples is URL-safe. */
  base64: z.enum(['standard', 'urlsafe']).default('standard'),
  /** Orders in one request; maximum size and atomicity of a batch are not documented. */
  ordersPerRequest: z.int().min(1).max(30).default(1),
  /** Requests under way at once. */
  concurrency: z.int().min(1).max(32).default(4),
  /** Requests started per second at most. */
  ratePerSecond: z.number().min(0.1).max(1000).default(10),
  /** Milliseconds until a request without an answer counts as unknown. */
  timeoutMs: z.int().min(1000).max(600_000).default(60_000),
  /** The field table says 1/2, the sample sends a boolean. */
  yesNoAs: z.enum(['boolean', 'number']).default('boolean'),
  /** The sample sends numbers; text keeps leading zeros. */
  boxNoAs: z.enum(['string', 'number']).default('string'),
  /** The field table has no order-level remark any more, the sample still sends one. */
  sendOrderRemark: z.boolean().default(true),
  /** Whether `attachName` ends as the file does; the type is also said apart. */
  attachNameAs: z.enum(['withEnding', 'withoutEnding']).default('withEnding'),
  /** Limits of fields that are others than on the page, which changed them between its versions. */
  fieldLimits: described(fieldLimits).default(''),
  /** Names of fields that are others than on the page: the same. */
  fieldNames: described(fieldNames).default(''),
  /** Largest attachment, in MB. */
  attachmentMaxMb: z.number().min(0.1).max(100).default(5),
  /** Largest sum of attachments in one request, in MB. */
  requestMaxMb: z.number().min(0.1).max(500).default(20),
  /** Products registered in one request; the page allows 30. */
  productListSize: z.int().min(1).max(30).default(30),
  /** How numbers of a product are sent: the sample sends text. */
  productNumbersAs: z.enum(['string', 'number']).default('string'),
  /** SKUs in one request about stock records: the longest list is not documented. */
  inventoryListSize: z.int().min(1).max(300).default(50),
  ...followUpSettings,
});

export type EtowerSettings = z.infer<typeof etowerSettings>;

export const etowerCredentials = z.object({ token: z.string().min(1), key: z.string().min(1) });

export const etower: Partner = {
  id: 'etower',
  label: { zh: '海外仓（eTower）', en: 'Overseas warehouse (eTower)' },
  settings: etowerSettings,
  address: 'baseUrl',
  hosts: [
    { url: 'https://b2b.etowertech.com', label: { zh: '正式环境', en: 'production' } },
    { url: 'https://cfs-qa.etowertech.com', label: { zh: '测试环境', en: 'test' } },
  ],
  identity: ['token'],
  credentials: etowerCredentials,
};
