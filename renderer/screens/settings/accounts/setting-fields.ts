import { z } from 'zod';
import type { Partner } from '#shared/partners/partner.ts';

/** Something to fill in for an account, derived from the partner's schema. */
export type SettingField = {
  readonly name: string;
  /** What the account uses when nothing is said. */
  readonly usual: string | number | boolean;
} & (
  | { readonly type: 'address' | 'path' | 'text' | 'switch' }
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

/** The names of a partner's secrets. */
export function secretNames({ credentials }: Pick<Partner, 'credentials'>): readonly string[] {
  return Object.keys(z.toJSONSchema(credentials, { io: 'input' }).properties ?? {});
}

/** Settings that say how fast is sent; those an office may well want to change. */
export const speedSettings: readonly string[] = ['concurrency', 'ratePerSecond', 'timeoutMs'];
