import { createHash } from 'node:crypto';
import type { PartnerId, PartnerSettings } from '#shared/partners/partner.ts';
import { partners } from '#shared/partners/registry.ts';

/** A production account as the environment describes it; what it leaves out comes from the stored account. */
export interface EnvironmentAccount {
  readonly partner: PartnerId;
  readonly settings: Readonly<Record<string, string>>;
  readonly credentials: Readonly<Record<string, string>>;
}

/**
 * An account given by the environment is told from others by its address and public identity, not by keys or sessions
 * that are renewed: its history must outlive them.
 */
export function environmentId({ partner, credentials }: EnvironmentAccount, settings: PartnerSettings): string {
  const { address, identity } = partners[partner];
  const parts = [settings[address] ?? '', ...identity.map((name) => credentials[name] ?? '')];
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
  return `${environmentPrefix(partner)}${hash}`;
}

export function isFromEnvironment(partner: PartnerId, id: string): boolean {
  return id.startsWith(environmentPrefix(partner));
}

const environmentPrefix = (partner: PartnerId) => `environment-${partner}-`;
