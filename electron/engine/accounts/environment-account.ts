import type { PartnerId } from '#shared/partners/partner.ts';

/** A production account as the environment describes it; what it leaves out comes from the stored account. */
export interface EnvironmentAccount {
  readonly partner: PartnerId;
  readonly settings: Readonly<Record<string, string>>;
  readonly credentials: Readonly<Record<string, string>>;
}
