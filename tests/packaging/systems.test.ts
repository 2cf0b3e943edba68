import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../../electron/hosts/node/built.ts';
import { builderConfig } from '../../electron-builder.config.ts';
import packageJson from '../../package.json' with { type: 'json' };

/** What each system is told of the program. */
const { linux, mac } = builderConfig();

test('Linux: the program names the desktop entry it is installed with: its window, its progress and its badge go by it', () => {
  expect(packageJson.desktopName).toBe(`${linux?.executableName}.desktop`);
});

test('macOS: of the hardened runtime nothing is given up but what V8 needs, in every process', () => {
  for (const file of [mac?.entitlements, mac?.entitlementsInherit]) {
    const text = readFileSync(join(projectFolder, file ?? ''), 'utf8');
    expect([...text.matchAll(/<key>(.*)<\/key>/g)].map(([, key]) => key)).toEqual(['com.apple.security.cs.allow-jit']);
  }
  expect(mac?.hardenedRuntime).toBe(true);
});

test('macOS: the oldest system is the one that the guide names', () => {
  expect(mac?.minimumSystemVersion).toBe('13.0');
  for (const guide of ['install.md', 'install.zh-CN.md'])
    expect(readFileSync(join(projectFolder, 'docs', guide), 'utf8')).toMatch(/^\| macOS 13/m);
});
