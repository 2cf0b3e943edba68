import { z } from 'zod';
import { paperIds } from './papers.ts';

/**
 * Everything that `labels.md` leaves open (marks C and I) or gives to the user, in one place: what it is called, what it may
 * be, and its default. Its sentence is `labels:setting.<name>`. The office keeps them as `label.<name>`, and what holds for one
 * warehouse alone as `label@<code>.<name>`.
 */
export const labelSettings = z.object({
  paper: z.enum(paperIds).default('100x150'),
  /** Of each carton; two adjacent sides, or top and one side, want two. */
  copies: z.int().min(1).max(4).default(1),
  /** Dots of the printer: 203 dpi is 8 a millimetre. Bars are whole dots wide. */
  dpi: z.enum(['203', '300']).default('203'),
  /** The narrowest bar, in mm; a code that would need a narrower one becomes a QR code. */
  module: z.number().min(0.19).max(0.5).default(0.25),
  /** Moves everything that is printed, in mm. */
  offsetX: z.number().min(-20).max(20).default(0),
  offsetY: z.number().min(-20).max(20).default(0),
  /** Whether the partner's number of the order is printed. */
  partnerNo: z.boolean().default(true),
  contents: z.boolean().default(true),
  remark: z.boolean().default(false),
  shipper: z.boolean().default(true),
  phone: z.boolean().default(false),
  /** A legal statement, such as MADE IN CHINA: the user's own, never assumed. */
  origin: z.string().max(40).default(''),
  /** A second code with order number and box number, a line each. */
  qr: z.boolean().default(false),
  /** `01-02` for the second of several equal cartons: the code then differs from what was sent. */
  boxSuffix: z.boolean().default(false),
});

export type LabelSettings = z.infer<typeof labelSettings>;
export type LabelSetting = keyof LabelSettings;

export const labelSettingNames = Object.keys(labelSettings.shape) as LabelSetting[];

type Values = Readonly<Record<string, unknown>>;

/**
 * The settings that labels of a warehouse are made with: what this call says, else what the office keeps for the warehouse, else
 * for all, else the default. What another version wrote into the office's settings, and this one cannot read, counts as not said.
 *
 * @param said of this call, checked with {@link readSaid}
 */
export function settingsFor(office: Values, warehouse: string, said: Partial<LabelSettings> = {}): LabelSettings {
  const entries = labelSettingNames.map((name) => {
    const kept = [office[keptAs(name, warehouse)], office[keptAs(name, '')]];
    const usable = kept.find((value) => value !== undefined && labelSettings.shape[name].safeParse(value).success);
    return [name, said[name] ?? usable];
  });
  return labelSettings.parse(Object.fromEntries(entries));
}

/** The name that the office keeps a setting under: for one warehouse, or with `''` for all. */
export function keptAs(name: LabelSetting, warehouse: string): string {
  return warehouse === '' ? `label.${name}` : `label@${warehouse}.${name}`;
}

/** What the office keeps for a warehouse alone. */
export function ownSettings(office: Values, warehouse: string): readonly LabelSetting[] {
  return labelSettingNames.filter((name) => warehouse !== '' && office[keptAs(name, warehouse)] !== undefined);
}

/** What a call says of the settings, or the first name that is none or has a value that it cannot have. */
export function readSaid(said: Values): { readonly ok: true; readonly values: Partial<LabelSettings> } | Refused {
  const values: Partial<Record<LabelSetting, unknown>> = {};
  for (const [name, value] of Object.entries(said)) {
    const known = labelSettingNames.find((each) => each === name);
    if (known === undefined || !labelSettings.shape[known].safeParse(value).success) return { ok: false, name, value };
    values[known] = value;
  }
  return { ok: true, values: values as Partial<LabelSettings> };
}

interface Refused {
  readonly ok: false;
  readonly name: string;
  readonly value: unknown;
}

/** A value as typed: `yes` and `no` for switches, numbers for numbers; null when it is no value of the setting. */
export function typedSetting(name: string, typed: string): string | number | boolean | null {
  const schema = labelSettingNames.includes(name as LabelSetting) ? labelSettings.shape[name as LabelSetting] : null;
  const switches: Readonly<Record<string, boolean>> = { yes: true, true: true, no: false, false: false };
  const readings = [typed, ...(/^-?\d+(\.\d+)?$/.test(typed) ? [Number(typed)] : []), switches[typed]];
  return readings.find((value) => value !== undefined && schema?.safeParse(value).success) ?? null;
}
