import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  labelSettingNames,
  labelSettings,
  readSaid,
  settingsFor,
  typedSetting,
} from '#shared/labels/label-settings.ts';
import { paperIds } from '#shared/labels/papers.ts';
import { translator } from '#shared/text/index.ts';

test.each(['zh', 'en'] as const)('each setting has a sentence, and each paper a name, in %s', (lang) => {
  const t = translator(lang);
  for (const key of [...labelSettingNames.map((name) => `setting.${name}`), ...paperIds.map((id) => `paper.${id}`)])
    expect(t.dynamic(`labels:${key}`)).not.toMatch(/^(labels:)?(setting|paper)\./);
});

test('what nobody said is as the contract has it', () => {
  expect(settingsFor({}, 'SYD01')).toMatchObject({
    paper: '100x150',
    copies: 1,
    module: 0.25,
    // A legal statement is the user's own, and a phone is nobody's business.
    origin: '',
    phone: false,
    qr: false,
    boxSuffix: false,
  });
  expect(labelSettings.shape.copies.safeParse(5).success).toBe(false);
  expect(labelSettings.shape.module.safeParse(0.18).success).toBe(false);
});

test('a warehouse’s own setting goes before the office’s; what cannot be read counts as not said', () => {
  const office = { 'label.copies': 2, 'label@SYD01.copies': 3, 'label@MEL02.copies': 'many', 'label.dpi': 300 };
  expect(settingsFor(office, 'SYD01').copies).toBe(3);
  expect(settingsFor(office, 'MEL02').copies).toBe(2);
  expect(settingsFor(office, 'SYD01', { copies: 1 }).copies).toBe(1);
  expect(settingsFor(office, 'SYD01').dpi).toBe('203');
});

test('what is typed becomes a switch, a number or a text, as the setting has it', () => {
  expect(typedSetting('qr', 'yes')).toBe(true);
  expect(typedSetting('qr', 'no')).toBe(false);
  expect(typedSetting('copies', '2')).toBe(2);
  expect(typedSetting('offsetX', '-1.5')).toBe(-1.5);
  expect(typedSetting('dpi', '300')).toBe('300');
  expect(typedSetting('origin', '2026')).toBe('2026');
  expect(typedSetting('copies', 'two')).toBe(null);
  expect(typedSetting('colour', 'red')).toBe(null);
  expect(readSaid({ colour: 'red' })).toEqual({ ok: false, name: 'colour', value: 'red' });
});

test.each(['labels.md', 'labels.zh-CN.md'])('docs/%s names each setting with its default', (page) => {
  const rows = readFileSync(join(import.meta.dirname, '../../../docs', page), 'utf8').split('\n');
  const defaults: Readonly<Record<string, unknown>> = labelSettings.parse({});
  for (const name of labelSettingNames) {
    const row = rows.find((line) => line.startsWith('| `') && line.split('|')[1]?.includes(`\`${name}\``));
    const shown = { true: 'yes', false: 'no' }[String(defaults[name])] ?? String(defaults[name]);
    expect({ name, row }).toEqual({ name, row: expect.stringContaining(shown === '' ? '|' : `\`${shown}\``) });
  }
});
