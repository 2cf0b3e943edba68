import { patience } from '../patience.ts';

/** Whatever a test of the page waits for may come late on a machine that does much else at once. */
if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/react');
  configure({ asyncUtilTimeout: patience.timeout });
}
