import type { FreightPolicy } from './quote.ts';

/** `cheapest`, `fastest`, or anything else: a company's name. */
export function readPolicy(text: string): FreightPolicy {
  return text === 'cheapest' || text === 'fastest' ? text : { company: text };
}

export function policyText(policy: FreightPolicy): string {
  return typeof policy === 'string' ? policy : policy.company;
}
