import { z } from 'zod';
import type { Account } from '#shared/contract/settings.ts';
import type { Input } from '#shared/contract.ts';
import { followUpSettings } from '#shared/partners/etower-follow-up.ts';
import type { Partner } from '#shared/partners/partner.ts';
import { topFollowUpSettings } from '#shared/partners/top-follow-up.ts';

/** A field of the account form, derived from the partner's schema. */
export type SettingField = {
  readonly name: string;
  /** What the account uses when nothing is said. */
  readonly usual: string | number | boolean;
} & (
  | { readonly type: 'address' | 'path' | 'text' | 'overrides' | 'switch' }
  | { readonly type: 'choice'; readonly choices: readonly string[] }
  | {
      readonly type: 'number';
      readonly min: number;
      readonly max: number;
      readonly whole: boolean;
      /** What the stored value is divided by to be shown: times are kept in milliseconds and shown in seconds. */
      readonly scale: number;
    }
);

const property = z.object({
  type: z.string(),
  default: z.union([z.string(), z.number(), z.boolean()]),
  format: z.string().optional(),
  enum: z.array(z.string()).optional(),
  pattern: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});

/** The settings of a partner's accounts, as their schema lists them. */
export function settingFields({ settings }: Pick<Partner, 'settings'>): readonly SettingField[] {
  const { properties = {} } = z.toJSONSchema(settings, { io: 'input' });
  return Object.entries(properties).map(([name, shape]) => settingField(name, property.parse(shape)));
}

function settingField(name: string, shape: z.output<typeof property>): SettingField {
  const field = { name, usual: shape.default };
  if (shape.type === 'boolean') return { ...field, type: 'switch' };
  if (shape.enum) return { ...field, type: 'choice', choices: shape.enum };
  if (shape.format === 'overrides') return { ...field, type: 'overrides' };
  if (shape.type === 'string') {
    return { ...field, type: shape.format === 'uri' ? 'address' : shape.pattern ? 'path' : 'text' };
  }
  const scale = name.endsWith('Ms') ? 1000 : 1;
  return {
    ...field,
    type: 'number',
    whole: shape.type === 'integer',
    min: (shape.minimum ?? 0) / scale,
    max: (shape.maximum ?? Number.MAX_SAFE_INTEGER) / scale,
    scale,
  };
}

/** The part of a setting that cannot be understood; null when all of it is. */
export function unreadablePart({ settings }: Pick<Partner, 'settings'>, name: string, value: unknown): string | null {
  const issues = settings.safeParse({ [name]: value }).error?.issues ?? [];
  const issue = issues.find(({ path }) => path[0] === name);
  return issue ? String((issue.code === 'custom' && issue.params?.part) || issue.message) : null;
}

/** The names of a partner's secrets. */
export function secretNames({ credentials }: Pick<Partner, 'credentials'>): readonly string[] {
  return Object.keys(z.toJSONSchema(credentials, { io: 'input' }).properties ?? {});
}

/** Settings of how fast orders are sent; offices change these most. */
const speedSettings: readonly string[] = ['concurrency', 'ratePerSecond', 'timeoutMs'];

/** Below which heading a setting stands, but the address. */
export function groupOf({ name }: Pick<SettingField, 'name'>): 'speed' | 'followUp' | 'advanced' {
  if (speedSettings.includes(name)) return 'speed';
  return Object.hasOwn({ ...followUpSettings, ...topFollowUpSettings }, name) ? 'followUp' : 'advanced';
}

/** The form's values: numbers as they are shown, secrets only where a new one was typed. */
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

/** What is saved: only settings that differ from the defaults, so that a later version may change those. */
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
