import { expect, test } from 'vitest';
import { updateAddress } from '../../../../electron/hosts/desktop/updates/address.ts';

test.each([
  ['https://files.example/dockhand', 'https://files.example/dockhand/'],
  [' https://files.example:8443/a/ ', 'https://files.example:8443/a/'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
  ['http://localhost/x', 'http://localhost/x/'],
])('%s can be used', (setting, address) => expect(updateAddress(setting)).toBe(address));

test.each([
  '',
  'files.example/dockhand',
  'http://files.example/dockhand',
  'http://127.0.0.1.evil.example/',
  'https://user:pass@files.example/',
  'https://files.example/?token=1',
  'https://files.example/#x',
  'ftp://files.example/',
  'file:///srv/dockhand',
])('%s cannot', (setting) => expect(updateAddress(setting)).toBeNull());
