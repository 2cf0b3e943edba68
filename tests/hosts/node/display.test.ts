import { expect, test } from 'vitest';
import { displayProblem } from '../../../electron/hosts/node/environment.ts';

test('a window needs a display on Linux, and somebody who is not root', () => {
  expect(displayProblem('linux', {}, 1000)).toBe('noDisplay');
  expect(displayProblem('linux', { DISPLAY: '' }, 1000)).toBe('noDisplay');
  expect(displayProblem('linux', { DISPLAY: ':0' }, 0)).toBe('asRoot');
  expect(displayProblem('linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000)).toBeNull();
  expect(displayProblem('win32', {}, undefined)).toBeNull();
  expect(displayProblem('darwin', {}, 501)).toBeNull();
});
