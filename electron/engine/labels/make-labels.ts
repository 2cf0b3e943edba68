import type { BoxLabel, LeftOut } from '#shared/contract/labels.ts';
import type { Mark } from '#shared/labels/mark.ts';
import { cellSize, type PaperId, papers } from '#shared/labels/papers.ts';
import { type Language, type Translate, translator } from '#shared/text/index.ts';
import { type Cartons, cartonsOf, contentOf } from './carton-labels.ts';
import { drawLabel } from './draw-label.ts';
import type { LabelContent } from './label-content.ts';
import { labelFont } from './label-font.ts';
import { labelNotes, type Seen } from './label-notes.ts';
import type { LabelOrder, LabelPlan, Left } from './plan-labels.ts';
import { pdfOf } from './write-pdf.ts';
import { zplOf } from './write-zpl.ts';

/** What the worker is given. */
export interface LabelTask {
  readonly plan: LabelPlan;
  readonly lang: Language;
  /** More are refused. */
  readonly most: number;
  readonly output: { readonly type: 'preview'; readonly offset: number; readonly limit: number } | PrintOutput;
}

interface PrintOutput {
  readonly type: 'pdf' | 'zpl';
  /** The first label to print, from 1. */
  readonly from: number;
}

export interface MadeLabels {
  readonly boxes: number;
  readonly labels: number;
  readonly left: readonly LeftOut[];
  readonly notes: readonly string[];
  readonly orders: readonly { readonly key: string; readonly boxes: number; readonly warehouse: string }[];
  /** The one that all of them have; null where there is none, or several are. */
  readonly paper: PaperId | null;
  readonly items: readonly BoxLabel[];
  /** The file; null for a preview, where there is nothing to print, and where there is too much. */
  readonly file: Uint8Array | null;
  readonly tooMany: boolean;
}

/** A label with what a printer needs to know of it. */
export interface PrintedLabel {
  readonly order: LabelOrder;
  readonly marks: readonly Mark[];
  readonly copies: number;
}

/** Draws every box number once to see that it can be printed; then what is asked for. */
export async function makeLabels({ plan, lang, most, output }: LabelTask): Promise<MadeLabels> {
  const t = translator(lang);
  const { cartons, left, seen } = tryAll(plan, t);
  const boxes = cartons.reduce((sum, { count }) => sum + count, 0);
  const labels = cartons.reduce((sum, { count, order }) => sum + count * order.settings.copies, 0);
  const counted = new Map<string, MadeLabels['orders'][number]>();
  for (const { order, of } of cartons)
    counted.set(order.key, { key: order.key, boxes: of, warehouse: order.packing.warehouse });
  const [paper = null, ...others] = new Set(cartons.map(({ order }) => order.settings.paper));
  const told = {
    boxes,
    labels,
    left: [...plan.left, ...left].map(({ key, reason, what = '' }) => ({
      key,
      reason,
      text: t(`labels:left.${reason}`, { key, what }),
    })),
    notes: labelNotes(seen, t),
    orders: [...counted.values()],
    paper: others.length === 0 ? paper : null,
  };
  if (output.type === 'preview') {
    const items = [...window(cartons, output.offset, output.limit)].map(([at, content]) => boxLabel(at, content, t));
    return { ...told, items, file: null, tooMany: false };
  }
  const printed = labels - output.from + 1;
  if (printed > most || printed < 1) return { ...told, items: [], file: null, tooMany: printed > most };
  const write = output.type === 'pdf' ? pdfOf : zplOf;
  return { ...told, items: [], file: await write(printedFrom(cartons, output.from, t), t), tooMany: false };
}

/** Of equal cartons the last has the longest numbers: where it fits, all do. */
function tryAll({ orders }: LabelPlan, t: Translate) {
  const left: Left[] = [];
  const cartons: Cartons[] = [];
  const seen: Seen[] = [];
  for (const order of orders) {
    const own = cartonsOf(order);
    const tried = own.map((at) => {
      const content = contentOf(at, at.count);
      return { at, content, drawn: drawLabel(content, drawing(order, t)) };
    });
    const failed = tried.flatMap(({ drawn }) => (drawn.ok ? [] : [drawn]))[0];
    if (failed) {
      left.push({ key: order.key, reason: failed.reason, what: failed.what });
      continue;
    }
    cartons.push(...own);
    for (const { at, content, drawn } of tried) if (drawn.ok) seen.push({ ...at, ...content, ...drawn, order });
  }
  return { cartons, left, seen };
}

function drawing({ settings }: LabelOrder, t: Translate) {
  return { font: labelFont(), paper: papers[settings.paper], settings, t };
}

function marksOf({ order }: Cartons, content: LabelContent, t: Translate): Mark[] {
  const drawn = drawLabel(content, drawing(order, t));
  if (!drawn.ok) throw new Error(`a label that could be drawn cannot: ${drawn.what}`);
  return drawn.marks;
}

function boxLabel(at: Cartons, content: LabelContent, t: Translate): BoxLabel {
  const { number, of, boxNo } = content;
  const size = cellSize(papers[at.order.settings.paper]);
  return { order: at.order.key, boxNo, number, of, ...size, marks: marksOf(at, content, t) };
}

/** Single cartons, those before `offset` left out without being counted one by one: there may be very many. */
function* window(cartons: readonly Cartons[], offset: number, limit: number): Generator<[Cartons, LabelContent]> {
  let skip = offset;
  let left = limit;
  for (const at of cartons) {
    for (let inBox = skip + 1; inBox <= at.count && left > 0; inBox += 1, left -= 1) yield [at, contentOf(at, inBox)];
    skip = Math.max(0, skip - at.count);
  }
}

/** Labels from a number on, with their copies; of the first carton there may be fewer. */
function* printedFrom(cartons: readonly Cartons[], from: number, t: Translate): Generator<PrintedLabel> {
  let skip = from - 1;
  for (const at of cartons) {
    const { copies } = at.order.settings;
    for (let inBox = 1 + Math.floor(skip / copies); inBox <= at.count; inBox += 1) {
      const done = Math.max(0, skip - (inBox - 1) * copies);
      yield { order: at.order, marks: marksOf(at, contentOf(at, inBox), t), copies: copies - done };
    }
    skip = Math.max(0, skip - at.count * copies);
  }
}
