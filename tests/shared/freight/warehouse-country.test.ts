import { expect, test } from 'vitest';
import { guessCountry } from '#shared/freight/warehouse-country.ts';

test.each([
  ['SYD01', 'AU'],
  ['mel02', 'AU'],
  ['US-LAX-01', 'US'],
  ['UK1', 'GB'],
  ['ＵＳ０１', 'US'],
  ['ONT8', 'US'],
  ['FRA7', 'DE'],
  ['DE_BRE', 'DE'],
  ['美西2号仓', 'US'],
  ['德国仓', 'DE'],
  ['澳大利亚悉尼', 'AU'],
])('%s begins like a warehouse in %s', (code, country) => expect(guessCountry(code)).toBe(country));

test.each(['', 'W01', '1234', 'LA01', 'SYDX1', 'DEPOT', 'MAINWH', '一号仓'])('%s says nothing', (code) =>
  expect(guessCountry(code)).toBeUndefined(),
);
