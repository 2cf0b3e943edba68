// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { ErrorBoundary } from '../../../renderer/frame/error-boundary.tsx';
import { PreferencesProvider } from '../../../renderer/preferences/preferences.tsx';

function Broken(): never {
  throw new Error('broken on purpose');
}

test('a screen that breaks leaves words and a way on, not an empty window', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  render(
    <PreferencesProvider>
      <ErrorBoundary>
        <Broken />
      </ErrorBoundary>
    </PreferencesProvider>,
  );
  expect(screen.getByText('页面出错了')).toBeTruthy();
  expect(screen.getByText('重新载入')).toBeTruthy();
  expect(screen.getByText(/broken on purpose/)).toBeTruthy();
});
