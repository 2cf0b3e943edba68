import { afterEach, beforeEach, vi } from 'vitest';
import { patience } from '../patience.ts';

/*
 * The tests of the page share their window (`vitest.config.ts`): each finds it as someone does who opens Dockhand for the
 * first time on a Chinese computer, whatever the one before chose, opened or showed.
 */
if (typeof document !== 'undefined') {
  const { cleanup, configure } = await import('@testing-library/react');
  // Whatever a test of the page waits for may come late on a machine that does much else at once.
  configure({ asyncUtilTimeout: patience.timeout });
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    location.hash = '';
    vi.spyOn(navigator, 'language', 'get').mockReturnValue('zh-CN');
  });
  afterEach(cleanup);
}
