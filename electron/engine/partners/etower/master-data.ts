import { z } from 'zod';
import type { ListedWarehouse, MasterDataPartner, MasterDataResult } from '../partner-client.ts';
import { call, type EtowerAccess } from './call.ts';

const text = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value).trim()));

const answer = z.object({ code: text, message: text, data: z.unknown() });
const listOf = <T extends z.ZodType>(element: T) => z.union([z.literal('').transform(() => []), z.array(element)]);

const service = z.looseObject({ active: text });
const warehouse = z.looseObject({
  warehouseCode: text,
  warehouseName: text,
  countryCode: text,
  serviceList: listOf(service).nullish(),
});
const stocked = z.looseObject({ sku: text });

/** Warehouses (`b2c/warehouseServiceList`) and stock records (`b2b/inventory`). Pure reads. Never retries. */
export function createEtowerMasterData(access: EtowerAccess): MasterDataPartner {
  const { concurrency, ratePerSecond, inventoryListSize } = access.settings;
  return {
    concurrency,
    ratePerSecond,
    skusPerRequest: inventoryListSize,

    /** Without a query, which needs no decision about how that is signed. */
    async warehouses(signal) {
      const result = await ask(access, 'b2c/warehouseServiceList', null, signal);
      if (result.type !== 'answered') return result;
      const listed = listOf(warehouse).safeParse(result.found);
      if (!listed.success) return { type: 'unknown', reason: 'unreadable', status: result.status };
      const warehouses = listed.data.flatMap((each): ListedWarehouse[] => {
        const { warehouseCode: code, warehouseName: name, countryCode, serviceList } = each;
        if (code === '') return [];
        const country = /^[A-Za-z]{2}$/.test(countryCode) ? countryCode.toUpperCase() : '';
        // A warehouse that names no services says nothing of them.
        const active = !serviceList || serviceList.length === 0 || serviceList.some((one) => one.active !== '0');
        return [{ code, name, country, active }];
      });
      return { type: 'answered', status: result.status, found: warehouses };
    },

    async knownSkus(skus, signal) {
      const result = await ask(access, 'inventory', JSON.stringify({ skuList: skus }), signal);
      if (result.type !== 'answered') return result;
      const listed = listOf(stocked).safeParse(result.found);
      if (!listed.success) return { type: 'unknown', reason: 'unreadable', status: result.status };
      return { type: 'answered', status: result.status, found: new Set(listed.data.map(({ sku }) => sku)) };
    },
  };
}

/** The data of a good answer; another code than 0 is a refusal, which says nothing about anything. */
async function ask(
  access: EtowerAccess,
  operation: string,
  body: string | null,
  signal: AbortSignal,
): Promise<MasterDataResult<unknown>> {
  const result = await call(access, operation, body, signal);
  if (result.type !== 'answered') return result;
  const { status, json } = result;
  const read = answer.safeParse(json);
  if (!read.success || (read.data.code === '' && status < 400))
    return { type: 'unknown', reason: 'unreadable', status };
  const { code, message, data } = read.data;
  if (code !== '0' || status >= 400) return { type: 'refused', status, code, message: message.slice(0, 500) };
  return { type: 'answered', status, found: data };
}
