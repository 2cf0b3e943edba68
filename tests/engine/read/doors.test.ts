import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** Whether a fresh process that imports one of the doors loads SheetJS with it. */
function loadsSheetJs(door: string): boolean {
  const script = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
    await import(${JSON.stringify(new URL(`../../../electron/engine/read/${door}`, import.meta.url).href)});
    console.log(loaded.some((url) => url.includes('/node_modules/xlsx/')));
  `;
  const run = ['--input-type=module', '--no-warnings', '--eval', script];
  return execFileSync(process.execPath, run, { encoding: 'utf8' }).trim() === 'true';
}

test('only the door of the workers loads SheetJS', () => {
  expect(loadsSheetJs('read.ts')).toBe(false);
  expect(loadsSheetJs('open-workbook.ts')).toBe(true);
});
