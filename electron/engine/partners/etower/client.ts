import type { FieldSet } from '#shared/sheets/field.ts';
import type { PartnerClient } from '../client.ts';
import { wireNames } from '../wire-names.ts';
import type { ReadBlob } from '../write-body.ts';
import type { EtowerAccess } from './call.ts';
import { create } from './create.ts';
import { lookup } from './lookup.ts';

export interface EtowerOptions extends EtowerAccess {
  readonly readBlob: ReadBlob;
  /** The kind's fields, to tell which cell the partner's message is about. */
  readonly fields: FieldSet;
}

/**
 * The eTower overseas warehouse. `po` refuses a reference that it has (600904), and `poList` can be asked, so nothing
 * needs to be sent blindly.
 */
export function createEtowerClient({ readBlob, fields, ...access }: EtowerOptions): PartnerClient {
  const { ordersPerRequest, concurrency, ratePerSecond, requestMaxMb } = access.settings;
  const names = wireNames(fields);
  return {
    ordersPerRequest,
    concurrency,
    ratePerSecond,
    attachmentBytesPerRequest: requestMaxMb * 1024 * 1024,
    resendSafe: false,
    send: (orders, signal) => create({ ...access, readBlob, names }, orders, signal),
    lookup: (keys, signal) => lookup(access, keys, signal),
  };
}
