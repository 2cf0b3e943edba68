import type { Account } from '#shared/contract/settings.ts';
import type { Input } from '#shared/contract.ts';
import type { Partner } from '#shared/partners/partner.ts';
import { settingFields } from './setting-fields.ts';

/** What stands in the form: numbers as they are shown, secrets only where a new one was typed. */
export interface AccountValues {
  readonly name: string;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  readonly secrets?: Readonly<Record<string, string | undefined>>;
}

export function formValues(partner: Partner, account: Account | undefined): AccountValues {
  const settings = settingFields(partner).map((field) => {
    const value = account?.settings[field.name] ?? field.usual;
    return [field.name, field.type === 'number' ? Number(value) / field.scale : value] as const;
  });
  return { name: account?.name ?? '', settings: Object.fromEntries(settings), secrets: {} };
}

/** What is saved: settings that differ from the usual ones, so that a later version may know better. */
export function savedValues(
  partner: Partner,
  account: Account | undefined,
  { name, settings, secrets = {} }: AccountValues,
): Input<'accounts.save'> {
  const changed = settingFields(partner).flatMap((field) => {
    const shown = settings[field.name] ?? field.usual;
    const value = field.type === 'number' ? Math.round(Number(shown) * field.scale * 1000) / 1000 : shown;
    return value === field.usual ? [] : [[field.name, value] as const];
  });
  const typed = Object.entries(secrets).flatMap(([key, value]) => (value ? [[key, value.trim()] as const] : []));
  return {
    ...(account ? { id: account.id } : {}),
    partner: partner.id,
    name: name.trim(),
    settings: Object.fromEntries(changed),
    ...(typed.length > 0 ? { secrets: Object.fromEntries(typed) } : {}),
  };
}
