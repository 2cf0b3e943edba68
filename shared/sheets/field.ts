/** Words shown to people, in the two languages of the program. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

/** One entry of a closed (or, with `open`, an offered) list of values. */
export interface Choice {
  /** What the partner is sent, as text. */
  readonly code: string;
  readonly label: Label;
  /** Other spellings seen in office files; compared without case, width or spaces. */
  readonly aliases?: readonly string[];
}

/** The shape of a field's value. Limits count Unicode code points. */
export type FieldType =
  | TextType
  | { readonly type: 'integer'; readonly min: number; readonly max: number }
  /**
   * Exact decimal with at most `precision` digits, `scale` of them after the point; greater than zero, or with `zero`
   * not less than it.
   */
  | { readonly type: 'decimal'; readonly precision: number; readonly scale: number; readonly zero?: true }
  | { readonly type: 'boolean' }
  /** `open`: other values are allowed (free text) and the choices are offers. */
  | { readonly type: 'choice'; readonly choices: readonly Choice[]; readonly open?: true }
  /** Wall time to the second, never shifted between zones. */
  | { readonly type: 'datetime' }
  | { readonly type: 'date' }
  /** A moment as Unix seconds; from a date cell (read as GMT+8) or from the number itself. */
  | { readonly type: 'unix-seconds' }
  | { readonly type: 'email'; readonly max?: number }
  /** ISO 3166-1 alpha-2. */
  | { readonly type: 'country' }
  /** http(s) links separated by line breaks, blanks, `|`, commas or semicolons; a comma inside a link stays. */
  | { readonly type: 'urls' }
  /** File names separated by a line break, a comma or a semicolon; resolved beside the workbook. */
  | { readonly type: 'files' }
  /** `k:v;k:v` pairs. `insideValues`: what a separator becomes where it is part of a value; without it none may be. */
  | { readonly type: 'pairs'; readonly insideValues?: { readonly ';': string; readonly ':': string } };

export interface TextType {
  readonly type: 'text';
  readonly max?: number;
  readonly pattern?: RegExp;
  /**
   * Free text (names, addresses, remarks): only its ends are trimmed. Without it the text is a code or identifier:
   * full-width letters and digits are made narrow, and a number with decimals in its cell is an error.
   */
  readonly free?: true;
  /** The field that may take what does not fit; offered as a fix, never done silently. */
  readonly overflow?: string;
  /** What its values look like: speaks for or against a column that may be the field's. */
  readonly looks?: Looks;
  /** Names a warehouse: codes used before are offered, and one never used before is warned about. */
  readonly warehouse?: true;
  /** Names goods of which the partner may have a stock record: one without is warned about, where it was asked. */
  readonly stock?: true;
  /**
   * The office's own word for something: a table that it keeps has the value of the field `fills` (of the same level),
   * wherever that one is blank. A word that the table does not have is an error then.
   */
  readonly lookup?: { readonly table: LookupTable; readonly fills: string };
}

/** How texts of one sort are known by their shape; see `engine/recognise/column-profile.ts`. */
export type Looks =
  | 'reference'
  | 'box-number'
  | 'line-number'
  | 'long-id'
  | 'sku'
  | 'waybill'
  | 'international-waybill'
  | 'carrier'
  | 'postcode'
  | 'person'
  | 'phone'
  | 'title'
  | 'link'
  | 'place'
  | 'address';

/** Tables that offices teach the program. */
export type LookupTable = 'sku-items';

/** Where a field stands: once per order, or on every detail line (box, SKU, item, parcel). */
export type Level = 'order' | 'line';

/** When an otherwise optional field must be filled, judged over the order's own values (and the line's). */
export type Condition = { readonly blank: string } | ValueCondition | { readonly all: readonly Condition[] };

/** Another field has one of these values. */
export interface ValueCondition {
  readonly field: string;
  readonly is: readonly string[];
}

/** The fields of which one at least must be filled where `condition` makes another required; none where values decide. */
export function insteadOf(condition: Condition | undefined): readonly string[] {
  if (condition === undefined || 'field' in condition) return [];
  if ('blank' in condition) return [condition.blank];
  const parts = condition.all.map(insteadOf);
  return parts.every((part) => part.length > 0) ? parts.flat() : [];
}

export type Field = FieldType & {
  readonly level: Level;
  readonly label: Label;
  /** Other headers offices write for it, in any language; compared without case, width, spaces or bracketed units. */
  readonly aliases?: readonly string[];
  /**
   * What a header says that means this field, as concepts of `shared/lexicon`; every text is one way to say it. `a|b`: one of
   * these must be said; `a?`: may be said as well; `!a`: must not; `@0.7`: how sure one can be then, 1 without it.
   */
  readonly words?: readonly string[];
  /** Fields of one name stand side by side: an address, the sides of a box. */
  readonly beside?: string;
  /** A number of each box or piece; a column that is the product of two others is not it. */
  readonly each?: true;
  /** The field that counts what it is a number of each of: a total of them is divided by it. */
  readonly per?: string;
  readonly required?: true;
  readonly requiredWhen?: Condition;
  /** When the partner does without it, but its page says that it belongs there: blank, it is warned about. */
  readonly wantedWhen?: ValueCondition;
  /** One sentence about what belongs in the cell; shown in the template, the editor and the field reference. */
  readonly hint?: Label;
  /** A plausible cell, used by the template. */
  readonly example: string;
  /** Of a second line in the template, where no two lines of an order may say the same. */
  readonly secondExample?: string;
  /** The wire name when it differs from the key; also accepted as a header. */
  readonly wire?: string;
  /** Every line has its own; see {@link isOwnNumber} for one that is merged over several lines. */
  readonly own?: true;
  /** Of the order, but each of its lines may bring another: all count, and they need not agree. */
  readonly several?: true;
  /** Its values are of use here alone, as its hint says; that they are not sent is said once per column. */
  readonly unsent?: true;
  /** Understood where a sheet has such a column; the template does not ask for it. */
  readonly unasked?: true;
  /** The unit the partner reckons in. A header that states another one is not matched to the field. */
  readonly unit?: 'kg' | 'cm';
};

export type FieldSet = Readonly<Record<string, Field>>;

/** The TypeScript type of a field's parsed value. Decimals stay canonical strings: exact, never binary floats. */
export type ValueOf<F extends Field> = F extends { type: 'integer' }
  ? number
  : F extends { type: 'boolean' }
    ? boolean
    : F extends { type: 'urls' | 'files' }
      ? readonly string[]
      : string;

export type FieldValue = string | number | boolean | readonly string[];

/** The parsed values of the fields at one level; blank optional cells are absent. */
export type ValuesAt<F extends FieldSet, L extends Level> = {
  readonly [K in keyof F as L & F[K]['level'] extends never ? never : K]?: ValueOf<F[K]>;
};

/**
 * Whether every line counts this of its own: merged over several lines it is only the first one's, and the others lack theirs. A
 * text, such as a waybill, is the same for all of them.
 */
export function isOwnNumber(field: Field | undefined): boolean {
  return field?.own === true && (field.type === 'integer' || field.type === 'decimal');
}
