import { expect, test } from 'vitest';
import { readAddress } from '#engine/ledger/office/address.ts';
import { Failure } from '#shared/contract/failure.ts';

function refusal(url: string): string {
  try {
    readAddress(url);
    return 'taken';
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(JSON.stringify([error.params, error.message])).not.toContain('s3cret');
    return error.code;
  }
}

test('an address is read with everything in it, and shown without user and password', () => {
  expect(readAddress(' postgres://desk:s3%40cret@db.example.com/office ')).toEqual({
    host: 'db.example.com',
    port: 5432,
    database: 'office',
    user: 'desk',
    password: 's3@cret',
    ssl: { rejectUnauthorized: true, host: 'db.example.com' },
    shown: 'db.example.com:5432/office',
  });
});

test.each(['127.0.0.1', 'localhost', '[::1]', '127.8.9.10'])(
  'on loopback (%s) nothing is encrypted unless it is asked for',
  (host) => {
    expect(readAddress(`postgres://desk:s3cret@${host}:5433/office`).ssl).toBe(false);
    expect(readAddress(`postgres://desk:s3cret@${host}:5433/office?sslmode=disable`).ssl).toBe(false);
    expect(readAddress(`postgres://desk:s3cret@${host}:5433/office?sslmode=require`).ssl).toMatchObject({
      rejectUnauthorized: true,
    });
  },
);

test.each(['db.example.com', '10.0.0.5', '127.example.com', '[2001:db8::1]'])(
  'anywhere else (%s) the certificate is verified, whatever the address says',
  (host) => {
    for (const mode of ['', '?sslmode=require', '?sslmode=verify-ca', '?sslmode=verify-full']) {
      expect(readAddress(`postgresql://desk:s3cret@${host}/office${mode}`).ssl).toMatchObject({
        rejectUnauthorized: true,
      });
    }
    for (const mode of ['disable', 'allow', 'prefer', 'no-verify', '']) {
      expect(refusal(`postgres://desk:s3cret@${host}/office?sslmode=${mode}`), mode).toBe('ledger.noTls');
    }
  },
);

test.each([
  ['', 'ledger.address'],
  ['office', 'ledger.address'],
  ['mysql://desk:s3cret@db.example.com/office', 'ledger.address'],
  ['postgres://desk:s3cret@db.example.com', 'ledger.address'],
  ['postgres://db.example.com/office', 'ledger.address'],
  ['postgres://desk:s3cret%zz@db.example.com/office', 'ledger.address'],
  ['postgres://desk:s3cret@db.example.com/office?options=-c%20x', 'ledger.option'],
  ['postgres://desk:s3cret@db.example.com/office?sslrootcert=/no/such/file', 'ledger.authority'],
])('%j is no address', (url, code) => {
  expect(refusal(url)).toBe(code);
});
