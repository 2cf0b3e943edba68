import type { PageFile } from './uploads.ts';

/** The browser's own dialog; empty when cancelled. */
export function pickInBrowser(type: 'files' | 'folder'): Promise<PageFile[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.webkitdirectory = type === 'folder';
  return new Promise((resolve) => {
    input.addEventListener('change', () =>
      resolve([...(input.files ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name }))),
    );
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}
