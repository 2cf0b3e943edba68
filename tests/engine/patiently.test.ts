import { expect, test } from 'vitest';
import { patiently, patientlySync } from '#engine/patiently.ts';

const held = (code: string) => Object.assign(new Error(code), { code });
const waits = [0, 0, 0];

/** Fails so many times, then comes to something. */
function failing(times: number, code: string): { act(): string; tries(): number } {
  let tries = 0;
  return {
    act() {
      tries += 1;
      if (tries <= times) throw held(code);
      return 'done';
    },
    tries: () => tries,
  };
}

test.each(['EPERM', 'EACCES', 'EBUSY'])('on Windows a file that somebody holds (%s) is tried again', async (code) => {
  const [one, two] = [failing(3, code), failing(3, code)];
  expect(await patiently(async () => one.act(), { platform: 'win32', waits })).toBe('done');
  expect(patientlySync(() => two.act(), { platform: 'win32', waits })).toBe('done');
  expect([one.tries(), two.tries()]).toEqual([4, 4]);
});

test('not for ever: then the error is as it was', async () => {
  const [one, two] = [failing(99, 'EBUSY'), failing(99, 'EBUSY')];
  await expect(patiently(async () => one.act(), { platform: 'win32', waits })).rejects.toMatchObject({ code: 'EBUSY' });
  expect(() => patientlySync(() => two.act(), { platform: 'win32', waits })).toThrow('EBUSY');
  expect([one.tries(), two.tries()]).toEqual([4, 4]);
});

test.each([
  ['win32', 'ENOSPC'],
  ['linux', 'EPERM'],
] as const)('what waiting does not mend is not waited for: %s, %s', async (platform, code) => {
  const one = failing(99, code);
  await expect(patiently(async () => one.act(), { platform, waits })).rejects.toMatchObject({ code });
  expect(() => patientlySync(() => one.act(), { platform, waits })).toThrow(code);
  expect(one.tries()).toBe(2);
});
