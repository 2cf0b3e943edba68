// @vitest-environment happy-dom
import { act, render, screen } from '@testing-library/react';
import { useEffect } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Notices, NoticesProvider, useTellNotice } from '../../../renderer/engine/notices.tsx';
import { PreferencesProvider } from '../../../renderer/preferences/preferences.tsx';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function Tell() {
  const tell = useTellNotice();
  useEffect(() => {
    tell({ key: 'saved', tone: 'success', title: 'saved' });
    tell({ key: 'lost', tone: 'success', title: 'something was lost', stays: true });
    tell({ key: 'wrong', tone: 'warning', title: 'wrong' });
  }, [tell]);
  return null;
}

test('a success goes by itself; what has to be read stays', () => {
  render(
    <PreferencesProvider>
      <NoticesProvider>
        <Tell />
        <Notices />
      </NoticesProvider>
    </PreferencesProvider>,
  );
  expect(screen.getByText('saved')).toBeTruthy();
  act(() => void vi.runAllTimers());
  expect(screen.queryByText('saved')).toBeNull();
  expect(screen.getByText('something was lost')).toBeTruthy();
  expect(screen.getByText('wrong')).toBeTruthy();
});
