import { z } from 'zod';
import { address } from './address.ts';
import type { Partner } from './partner.ts';

/**
 * Paths below the base URL. The first three are documented, the prices' two are those of the vendor's other brand, the
 * last two are inferred: each can be changed.
 */
export const xportPaths = {
  pathBook: '/open/pp/logistics/orderBookingFreight',
  pathDomestic: '/open/pp/logistics/updateLogisticInfo',
  pathPackageInbound: '/wms/package/inbound',
  pathPreview: '/open/pp/logistics/orderRenderFreight',
  pathEstimate: '/v2/open/pp/logistics/itemLogisticsPrice',
  pathPackageForecast: '/wms/package/forecast',
  pathPackageUpdate: '/wms/package/update',
} as const;

/** Where prices of one item are asked for: the vendor's pages have the newer one with its version, older ones without. */
export const estimatePaths = [xportPaths.pathEstimate, '/open/pp/logistics/itemLogisticsPrice'] as const;

const path = z.string().startsWith('/');

/** Settings of an Xport account. */
export const xportSettings = z.object({
  baseUrl: address.default('https://www.xportcn.com/api'),
  pathBook: path.default(xportPaths.pathBook),
  pathDomestic: path.default(xportPaths.pathDomestic),
  pathPackageInbound: path.default(xportPaths.pathPackageInbound),
  pathPreview: path.default(xportPaths.pathPreview),
  pathEstimate: path.default(xportPaths.pathEstimate),
  pathPackageForecast: path.default(xportPaths.pathPackageForecast),
  pathPackageUpdate: path.default(xportPaths.pathPackageUpdate),
  /** Whether `open/pp` calls repeat the header signature as the query's `sign`; inferred. */
  querySign: z.boolean().default(true),
  /** Unix time in the headers, in seconds or in milliseconds: the formula has the first, the vendor's samples the second. */
  timestampUnit: z.enum(['s', 'ms']).default('s'),
  /** What a preview calls an order's lines: as the vendor's page has it, or as a booking does. */
  previewItems: z.enum(['renderItems', 'lineItems']).default('renderItems'),
  /** Minutes after which a freight preview is asked for again; inferred. */
  previewMaxAgeMinutes: z
    .number()
    .min(1)
    .max(24 * 60)
    .default(30),
  /** Sending the same domestic-logistics update twice is taken as safe; inferred. */
  domesticResendSafe: z.boolean().default(true),
  /** Sending the same parcel call twice is not known to be safe. */
  packageResendSafe: z.boolean().default(false),
  concurrency: z.int().min(1).max(32).default(4),
  ratePerSecond: z.number().min(0.1).max(1000).default(10),
  timeoutMs: z.int().min(1000).max(600_000).default(60_000),
});

export type XportSettings = z.infer<typeof xportSettings>;

export const xportCredentials = z.object({
  accessKey: z.string().min(1),
  accessSecret: z.string().min(1),
  userId: z.string().min(1),
});

export const xport: Partner = {
  id: 'xport',
  label: { zh: 'Xport 国际物流', en: 'Xport' },
  settings: xportSettings,
  address: 'baseUrl',
  identity: ['accessKey', 'userId'],
  credentials: xportCredentials,
};
