import type { XportSettings } from '#shared/partners/xport.ts';

type PathSetting = Extract<keyof XportSettings, `path${string}`>;

export interface Operation {
  /** The setting that holds its path. */
  readonly path: PathSetting;
  /** How it is signed and answered: `open/pp` and `wms` differ. */
  readonly family: 'pp' | 'wms';
  /** Whether the same body may be sent again after an unknown outcome. */
  resendSafe(settings: XportSettings): boolean;
}

const booking: Operation = { path: 'pathBook', family: 'pp', resendSafe: () => false };
const parcel = (path: PathSetting): Operation => ({
  path,
  family: 'wms',
  resendSafe: ({ packageResendSafe }) => packageResendSafe,
});

/** The call that each kind's orders are sent with. */
export const operations: Readonly<Record<string, Operation>> = {
  'freight-order': booking,
  'domestic-logistics': {
    path: 'pathDomestic',
    family: 'pp',
    resendSafe: ({ domesticResendSafe }) => domesticResendSafe,
  },
  'package-forecast': parcel('pathPackageForecast'),
  'package-inbound': parcel('pathPackageInbound'),
  'package-update': parcel('pathPackageUpdate'),
};

/** Pure reads: asking again changes nothing. */
export const preview: Operation = { path: 'pathPreview', family: 'pp', resendSafe: () => true };
export const estimate: Operation = { path: 'pathEstimate', family: 'pp', resendSafe: () => true };
