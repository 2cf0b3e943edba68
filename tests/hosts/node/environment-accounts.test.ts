import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { environmentAccounts } from '../../../electron/hosts/node/environment-accounts.ts';

test('how calls are signed may be said by the environment', () => {
  const env = {
    DOCKHAND_ETOWER_URL: 'https://b2b.etowertech.com',
    DOCKHAND_ETOWER_SIGN_TARGET: 'path',
    DOCKHAND_ETOWER_SIGN_SCHEME: 'http',
    DOCKHAND_ETOWER_BASE64: 'urlsafe',
  };
  const settings = { baseUrl: env.DOCKHAND_ETOWER_URL, signTarget: 'path', signScheme: 'http', base64: 'urlsafe' };
  expect(environmentAccounts(env)).toEqual([{ partner: 'etower', settings, credentials: {} }]);
});

test('what another version of the page asks for may be said by the environment', () => {
  const env = {
    DOCKHAND_ETOWER_ATTACH_NAME: 'withoutEnding',
    DOCKHAND_ETOWER_FIELD_LIMITS: 'sku=30',
    DOCKHAND_ETOWER_FIELD_NAMES: 'boxNo=shipperBoxNo',
  };
  const settings = { attachNameAs: 'withoutEnding', fieldLimits: 'sku=30', fieldNames: 'boxNo=shipperBoxNo' };
  expect(environmentAccounts(env)).toEqual([{ partner: 'etower', settings, credentials: {} }]);
});

test.each(['command-line.md', 'command-line.zh-CN.md'])('%s names every variable that fills an account', (name) => {
  const source = readFileSync(
    join(import.meta.dirname, '../../../electron/hosts/node/environment-accounts.ts'),
    'utf8',
  );
  const page = readFileSync(join(import.meta.dirname, '../../../docs', name), 'utf8');
  const variables = source.match(/DOCKHAND_\w+/g) ?? [];
  expect(variables.length).toBeGreaterThan(10);
  expect(variables.filter((variable) => !page.includes(`\`${variable}\``))).toEqual([]);
});
