import type { Announced } from '../follow-up/announced.ts';
import type { FreightOption, Goods, Money } from '../freight/quote.ts';
import type { Destination } from '../freight/rate-card.ts';
import type { Box } from '../freight/weights.ts';
import type { PartnerId, PartnerSettings } from '../partners/partner.ts';
import type { CodeOf, ProblemOf } from '../problem.ts';
import type { FieldSet, FieldValue, Label, ValuesAt } from '../sheets/field.ts';
import type { Words } from '../text/texts.ts';
import type { Packing } from './packing.ts';

/** JSON as it goes over the wire. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** Lines grouped by their key: the unit that is sent. Values are parsed; a value with an error is absent. */
export interface Order<F extends FieldSet = FieldSet> {
  /** The key's parts joined; shown to people and unique within account and kind. */
  readonly key: string;
  readonly values: ValuesAt<F, 'order'>;
  readonly lines: readonly OrderLine<F>[];
  readonly attachments: readonly Attachment[];
}

export interface OrderLine<F extends FieldSet = FieldSet> {
  /** The {@link Line} this came from. */
  readonly id: number;
  readonly values: ValuesAt<F, 'line'>;
}

/** A file that goes with an order, kept in the content-addressed folder. */
export interface Attachment {
  /** File name with extension. */
  readonly name: string;
  /** Lower-case extension without the dot. */
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  /** A person gave it to this order by itself; its cells do not say so. */
  readonly byHand?: true;
}

/**
 * Stands in a stored body for an attachment's Base64; replaced with the bytes when the request is written, so that the
 * database does not hold every file again.
 */
export interface AttachmentSlot {
  readonly $attachment: string;
}

/**
 * Words for the problem codes that only this kind raises, and under `<code>@<field>` this kind's own words for a general
 * problem of one field. English may have two forms, for a `count` of one and for others.
 */
export type KindTexts = Readonly<Record<string, { readonly zh: string; readonly en: Words }>>;

/** What one sort of sheet holds: enough to recognise it, to read and check its cells and to describe it to people. */
export interface SheetKind<F extends FieldSet = FieldSet, T extends KindTexts = KindTexts> {
  readonly id: string;
  readonly label: Label;
  /** Words that occur in titles and sheet names of this kind's files; a hint for recognition, never decisive. */
  readonly titles: readonly string[];
  readonly fields: F;
  /** The fields with the limits that an account's settings give them. The same settings give the same object. */
  fieldsFor?(settings: PartnerSettings): FieldSet;
  /** The fields whose values together name an order; order-level. */
  readonly key: readonly string[];
  /** Present when words for people mean others in one sort of order than in another. */
  readonly documents?: Documents;
  /** How the kind calls a detail line: a SKU line, an item, a parcel. */
  readonly lineLabel: Label;
  readonly texts?: T;
}

/** Sorts of orders, and who sends in each. */
export interface Documents {
  /** The choice that says of which sort an order is. */
  readonly field: string;
  /** By its codes, who the sender is; null where neither has a part in it. */
  readonly senders: Readonly<Record<string, 'buyer' | 'warehouse' | null>>;
  /** The field for the number of the order that was sent back. */
  readonly source: string;
}

/**
 * What a sheet describes and which partner call it feeds: data plus pure functions. Template, header matching,
 * checking, editors, error texts, field reference and preview are all derived from it.
 */
export interface Kind<F extends FieldSet = FieldSet, T extends KindTexts = KindTexts> extends SheetKind<F, T> {
  readonly partner: PartnerId;
  /** Present when orders may carry files. */
  readonly attachments?: AttachmentRules;
  /**
   * Cross-field and cross-line rules of one order. Every problem at once, each with words in the kind's `texts` or in
   * `shared/text`; never throws on missing values. A problem of an order-level field has `line: null` and is placed by
   * the caller on the line that carries the field. A param named `otherLine` holds a line id; the caller adds its row as
   * `otherRow` for the text.
   */
  checkOrder(order: Order<F>, context: RuleContext): readonly ProblemOf<T>[];
  /** The request body of one order. Called only for orders without errors. Blank optional values are omitted. */
  toPayload(order: Order<F>, settings: PartnerSettings): JsonObject;
  /** The boxes of one order, for weights, volumes and freight; absent when the kind has none. */
  boxes?(order: Order<F>): readonly Box[];
  /** What is printed about the boxes, for labels and packing lists; absent when the kind has none. */
  packing?(order: Order<F>): Packing;
  /** Where an order's goods go, for rate cards; absent when the kind does not say. */
  destination?(order: Order<F>): Destination;
  /** Present when the partner prices an order before it is booked. */
  readonly freight?: FreightRules<F>;
  /** Present when earlier orders of another kind know some values. */
  readonly borrows?: Borrowing<CodeOf<T>>;
  /** Accepted orders are drafts at the partner, to be confirmed there. */
  readonly drafts?: true;
  /**
   * What a body that was sent announces to the warehouse, to be held against what becomes of it; null where the body does
   * not say. Present where the partner can be asked about accepted orders.
   */
  announced?(body: JsonObject, settings: PartnerSettings): Announced | null;
  /** What the partner gave an accepted order. */
  readonly results?: readonly ResultColumn[];
}

/** What a kind's rules may depend on besides the order. */
export interface RuleContext {
  /** The account's settings. */
  readonly settings: PartnerSettings;
  /** The day of the check, `yyyy-MM-dd`. */
  readonly today: string;
}

export interface AttachmentRules {
  /** The `files` field that names them, or holds one as Base64. */
  readonly field: string;
  readonly maxCount: number;
  readonly types: readonly string[];
  readonly maxNameLength: number;
  /** The fields in which a line brings one file of its own: its name, its Base64, its extension. */
  readonly spelled?: { readonly name: string; readonly data: string; readonly type: string };
}

/** Every field that says which files an order has. */
export function fieldsOfAttachments({ field, spelled }: AttachmentRules): readonly string[] {
  return [field, ...(spelled ? [spelled.name, spelled.data, spelled.type] : [])];
}

/** Keeps the field types of a sheet that is read like a kind and never sent, such as a rate card. */
export function defineSheet<const F extends FieldSet, const T extends KindTexts = NoTexts>(
  sheet: SheetKind<F, T> & { readonly key: readonly (keyof F & string)[] },
): SheetKind<F, T> {
  return sheet;
}

/**
 * Keeps the field types of a kind while its definition is written; the key must be made of its fields, and its rules
 * raise no problem for which neither its texts nor the general ones have words.
 */
export function defineKind<const F extends FieldSet, const T extends KindTexts = NoTexts>(
  kind: Kind<F, NoInfer<T>> & { readonly texts?: T; readonly key: readonly (keyof F & string)[] },
): Kind<F, T> {
  return kind;
}

type NoTexts = Record<never, never>;

/** A kind of which only the common surface is used (registry, derived features). */
// Method bivariance lets a concrete Kind<F> stand where the common surface is asked for.
export type AnyKind = Kind<FieldSet>;

/**
 * How orders of a kind are priced before they are booked. The kind's `toPayload` is what a preview asks with; it is
 * also what tells two orders apart, since a preview's id and prices change by themselves.
 */
export interface FreightRules<F extends FieldSet = FieldSet> {
  /** What an indicative price is asked with; null while a value that it needs is missing. */
  toEstimate(order: Order<F>): JsonObject | null;
  /** Which goods a line is about: an answer is matched by them, never by its place. */
  lineGoods(line: Order<F>['lines'][number]): Goods;
  /** The body that books what was previewed, with one service for each line, in the lines' order. */
  toBooking(preview: JsonObject, renderId: string, services: readonly FreightOption[]): JsonObject;
  /** The service that a booking's body names for these goods. */
  serviceIn(booking: JsonObject, goods: Goods): string | undefined;
  /** What the booking's answer says it costs; null when it does not say. */
  bookedFee(answer: JsonObject): Money | null;
}

type Values = Readonly<Record<string, FieldValue | undefined>>;

/** What a partner answered to an accepted order. */
export interface PartnerAnswer {
  /** The partner's number of the order. */
  readonly partnerNo: string | null;
  readonly data: JsonObject;
}

/**
 * Values that need not be typed: the partner gave them in its answer to an order of another kind, of the same account
 * and with the same key. What is typed always stands.
 */
export interface Borrowing<Code extends string = string> {
  /** The kind whose accepted orders are asked. */
  readonly from: string;
  /** The fields that may be borrowed, of the order and of its lines. */
  readonly fields: readonly string[];
  /** Codes of the kind's texts: what was filled in (info), and a field that stays blank (error). */
  readonly filled: Code;
  readonly missing: Code;
  /** What the answer says of the order's own fields; undefined where it says nothing, or nothing certain. */
  ofOrder(answer: PartnerAnswer): Values;
  /** The same for the fields of a line, by the values that the line has. */
  ofLine(answer: PartnerAnswer, line: Values): Values;
  /** Lines alike share their values: what one of them has, the others need not. */
  likeness(line: Values): string;
}

/** A column of the result workbook. Pure: what an accepted order's answer says under this heading. */
export interface ResultColumn {
  readonly label: Label;
  /** `id`: text, whatever digits it has. `money`: a decimal and its currency. `url`: a link. */
  readonly type: 'id' | 'money' | 'text' | 'url';
  /** In the answer's order, without repetitions; empty when the answer has none. */
  values(answer: PartnerAnswer): readonly string[];
  /**
   * What it says of one line, by the body that was sent; `line` counts the order's detail lines from 0. Absent where the
   * partner answers for the order alone.
   */
  ofLine?(answer: PartnerAnswer, body: JsonObject, line: number): readonly string[];
}
