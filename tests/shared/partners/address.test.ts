import { expect, test } from 'vitest';
import { partners } from '#shared/partners/registry.ts';

const taken = [
  'https://cfs-qa.etowertech.com',
  'https://gateway:8443',
  'https://10.0.0.4/api',
  'http://127.0.0.1:37267',
  'http://localhost:8080',
  'http://[::1]:8080',
];
const refused = [
  'http://gateway:8443',
  'http://10.0.0.4/api',
  'http://127.0.0.1.example.com',
  'http://localhost.example.com',
  'http://127.0.0.1@example.com',
  'HTTP://www.xportcn.com/api',
  'ftp://127.0.0.1/',
  'gateway:8443',
  'nowhere',
];

// Keys would leave unencrypted: what is saved and what the environment says go through this schema alike.
test.each(Object.values(partners))('the address of $id is https, or this computer', ({ settings, address }) => {
  const takes = (value: string) => settings.safeParse({ [address]: value }).success;
  expect(taken.filter((value) => !takes(value))).toEqual([]);
  expect(refused.filter(takes)).toEqual([]);
});
