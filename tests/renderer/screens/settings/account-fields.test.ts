import { describe, expect, test } from 'vitest';
import type { Account } from '#shared/contract/settings.ts';
import { partners } from '#shared/partners/registry.ts';
import { en } from '#shared/text/en/index.ts';
import type { Words } from '#shared/text/texts.ts';
import { zhCN } from '#shared/text/zh-CN/index.ts';
import {
  formValues,
  savedValues,
  secretNames,
  settingFields,
} from '../../../../renderer/screens/settings/account-fields.ts';

const words: readonly Readonly<Record<string, Words>>[] = [zhCN.settings, en.settings];

/** One that can be understood, of each setting that is written in a form of its own. */
const overrides: Readonly<Record<string, string>> = {
  fieldLimits: 'sku=30',
  fieldNames: 'boxNo=other',
  pollBackoffMinutes: '3;7',
  zone: 'Australia/Sydney',
  pollZone: 'UTC',
  damagedTypes: '101;102',
  statusMap: '100=draft:草稿',
};

describe.each(Object.values(partners))('$id', (partner) => {
  test('every setting, choice and secret has a plain name in both languages', () => {
    const keys = [
      ...settingFields(partner).flatMap((field) => [
        `field.${field.name}`,
        ...(field.type === 'choice' ? field.choices.map((choice) => `choice.${field.name}.${choice}`) : []),
      ]),
      ...secretNames(partner).map((name) => `secret.${name}`),
    ];
    for (const texts of words) expect(keys.filter((key) => !texts[key])).toEqual([]);
  });

  test('a form left as it is saves nothing but the name', () => {
    const saved = savedValues(partner, undefined, { ...formValues(partner, undefined), name: ' Shop ' });
    expect(saved).toEqual({ partner: partner.id, name: 'Shop', settings: {} });
  });

  test('what an account has comes back as it was', () => {
    const settings = Object.fromEntries(
      settingFields(partner).map((field) => {
        if (field.type === 'number') {
          // One that is as usual is not kept.
          const [most, least] = [field.max * field.scale, field.min * field.scale];
          return [field.name, most === partner.settings.parse({})[field.name as never] ? least : most];
        }
        if (field.type === 'switch') return [field.name, !field.usual];
        if (field.type === 'choice') return [field.name, field.choices.find((choice) => choice !== field.usual) ?? ''];
        if (field.type === 'overrides') return [field.name, overrides[field.name]];
        return [field.name, field.type === 'path' ? '/other' : 'https://example.com/other'];
      }),
    );
    expect(partner.settings.parse(settings)).toEqual(settings);
    const account: Account = {
      id: 'a',
      partner: partner.id,
      name: 'n',
      target: 'production',
      settings,
      hasSecrets: true,
    };
    expect(savedValues(partner, account, formValues(partner, account))).toEqual({
      id: 'a',
      partner: partner.id,
      name: 'n',
      settings,
    });
  });
});

test('times are shown in seconds, and only secrets that were typed are saved', () => {
  const form = formValues(partners.top, undefined);
  expect(form.settings.timeoutMs).toBe(60);
  const saved = savedValues(partners.top, undefined, {
    ...form,
    settings: { ...form.settings, timeoutMs: 7.5 },
    secrets: { appKey: ' k ', appSecret: '', session: undefined },
  });
  expect(saved.settings).toEqual({ timeoutMs: 7500 });
  expect(saved.secrets).toEqual({ appKey: 'k' });
});
