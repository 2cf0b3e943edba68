import { z } from 'zod';
import { Failure } from '#shared/contract/failure.ts';
import { type ExchangeRates, exchangeRates, type Warehouse, warehouse } from '#shared/contract/freight-office.ts';
import { parseCountry } from '../check/check.ts';
import type { EngineContext } from '../context.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import type { Store } from '../store/store.ts';

/** The settings' keys; each holds JSON. */
const WAREHOUSES = 'freightWarehouses';
const RATES = 'exchangeRates';

const warehouses = z.array(warehouse);
type Settings = Pick<Store, 'settings'>;

/** Where warehouses stand: as their partners list them, and before that as the office says. Codes are compared without regard to case. */
export function warehouseCountries({
  settings,
  masterData,
}: Settings & Pick<Store, 'masterData'>): ReadonlyMap<string, string> {
  const said = read(settings.all()[WAREHOUSES], warehouses, []);
  return new Map([...masterData.countries(), ...said].map(({ code, country }) => [plain(code), country]));
}

/** The code as {@link warehouseCountries} has it. */
export function plain(code: string): string {
  return code.normalize('NFKC').trim().toUpperCase();
}

/** The office's exchange rates; base CNY and none unless it entered some. */
export function officeRates({ settings }: Settings): ExchangeRates {
  return read(settings.all()[RATES], exchangeRates, { base: 'CNY', rates: [] });
}

/** What another version wrote, or a person by hand, counts as not said. */
function read<T>(stored: unknown, schema: z.ZodType<T>, none: T): T {
  if (typeof stored !== 'string') return none;
  try {
    return schema.safeParse(JSON.parse(stored)).data ?? none;
  } catch {
    return none;
  }
}

/** A code, or a name for which there is one certain code. @throws Failure `freight.country` */
function countryOf(text: string): string {
  const parsed = parseCountry(text.normalize('NFKC').trim());
  const code = parsed.type === 'value' ? parsed.value : parsed.problems[0]?.fix;
  if (typeof code !== 'string') throw new Failure('freight.country', { value: text });
  return code;
}

export function officeHandlers({ store }: EngineContext): Handlers<ProceduresOf<'warehouses' | 'exchangeRates'>> {
  const list = (): Warehouse[] => read(store.settings.all()[WAREHOUSES], warehouses, []);
  return {
    'warehouses.list': list,
    'warehouses.set': ({ warehouses: changed }) =>
      store.atomically(() => {
        const known = new Map(list().map((each) => [plain(each.code), each]));
        for (const { code, country } of changed) {
          if (country === null) known.delete(plain(code));
          else known.set(plain(code), { code, country: countryOf(country) });
        }
        const all = [...known.values()].sort((a, b) => (plain(a.code) < plain(b.code) ? -1 : 1));
        store.settings.set({ [WAREHOUSES]: JSON.stringify(all) });
        return all;
      }),
    'exchangeRates.get': () => officeRates(store),
    'exchangeRates.set': (rates) => {
      const codes = [rates.base, ...rates.rates.map(({ currency }) => currency)];
      if (new Set(codes).size < codes.length) throw new Failure('freight.rates');
      store.settings.set({ [RATES]: JSON.stringify(rates) });
      return rates;
    },
  };
}
