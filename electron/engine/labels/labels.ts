/**
 * What is printed about the boxes of orders: labels that are stuck onto cartons, and the papers that go with them.
 *
 * - `plan-labels.ts` says which orders of a run get labels, and why the others do not; `carton-labels.ts` what stands on each
 *   carton's, from the order's own boxes.
 * - The rest runs in `labels-worker.ts`: `make-labels.ts` tries every box and then makes what is asked for. `draw-label.ts` draws
 *   one, with all that is known (`draw-full.ts`) or for small rolls (`draw-short.ts`), with `ink.ts` in the font of
 *   `label-font.ts`; `scan-code.ts` says whether a code is bars or squares and how wide (`symbols.ts` makes them).
 *   `label-notes.ts` says what a person should know before printing.
 * - `write-pdf.ts` and `write-zpl.ts` (with `bitmap.ts`) make files of drawings.
 * - Packing lists and ASN sheets: `packing-list.ts` says what stands on one, from the same boxes, with the name, address and logo of
 *   `office.ts`; `packing-list-worker.ts` writes them as a workbook (`packing-list-book.ts`) or as PDF (`packing-list-pdf.ts`).
 *
 * Rules: `labels.md`. What it leaves open is a setting (`shared/labels`).
 */
import { Failure } from '#shared/contract/failure.ts';
import { MOST_LABELS } from '#shared/contract/labels.ts';
import type { Output, Parsed } from '#shared/contract.ts';
import { type LabelSettings, readSaid, settingsFor } from '#shared/labels/label-settings.ts';
import { papers } from '#shared/labels/papers.ts';
import type { EngineContext } from '../context.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import { refuseSource, writeWhole } from '../report/report.ts';
import { runInWorker, workerUrl } from '../worker/worker.ts';
import type { LabelAnswer } from './labels-worker.ts';
import type { LabelTask, MadeLabels } from './make-labels.ts';
import { keepLogo } from './office.ts';
import { type LabelPlan, planLabels } from './plan-labels.ts';
import { writePackingLists } from './write-packing-lists.ts';

type Request = Pick<Parsed<'labels.preview'>, 'run' | 'orders' | 'settings' | 'anyway' | 'lang'>;

/** Box labels, and the papers that go with the goods, as procedures of the contract. */
export function labelHandlers(context: EngineContext): Handlers<ProceduresOf<'labels' | 'packingLists' | 'office'>> {
  return {
    'labels.preview': async ({ offset, limit, ...request }) => {
      const said = saidOf(request.settings);
      const made = await makeFor(context, request, said, { type: 'preview', offset, limit });
      const { paper } = settingsFor(context.store.settings.all(), '', said);
      return { ...told(made), paper: made.paper ?? paper, orders: [...made.orders], items: [...made.items] };
    },
    'labels.write': (request) => writeLabels(context, request),
    'packingLists.write': (request) => writePackingLists(context, request),
    'office.setLogo': async ({ path }) => {
      await keepLogo(context.store, path);
      return { kept: path !== null };
    },
  };
}

/**
 * Writes the labels of a run as one file, whole or not at all.
 *
 * @throws Failure `labels.*`, `report.notWritable`, `report.overSource`, `run.unknown`
 */
async function writeLabels(context: EngineContext, request: Parsed<'labels.write'>): Promise<Output<'labels.write'>> {
  const { format, out, ifTaken, from } = request;
  const said = saidOf(request.settings);
  if (ifTaken === 'replace') await refuseSource(context, request.run, out);
  const made = await makeFor(context, request, said, { type: format, from });
  if (made.tooMany) throw new Failure('labels.tooMany', { labels: made.labels, most: MOST_LABELS });
  if (made.labels > 0 && from > made.labels) throw new Failure('labels.from', { from, labels: made.labels });
  const files = made.file ? [{ path: await writeWhole(out, made.file, ifTaken), notes: [] }] : [];
  return { ...told(made), files };
}

function told({ boxes, labels, left, notes }: MadeLabels) {
  return { boxes, labels, left: [...left], notes: [...notes] };
}

/** @throws Failure `labels.setting` */
function saidOf(settings: Request['settings']): Partial<LabelSettings> {
  const said = readSaid(settings);
  if (!said.ok) throw new Failure('labels.setting', { name: said.name, value: String(said.value) });
  return said.values;
}

/** A label printer has no sheets, and a warehouse may have a paper of its own. @throws Failure `labels.sheets` */
function refuseSheets({ orders }: LabelPlan): void {
  const sheet = orders.find(({ settings }) => !papers[settings.paper].roll);
  if (sheet) throw new Failure('labels.sheets', { paper: sheet.settings.paper });
}

const TIME_MS = 600_000;
const MEMORY_MB = 1024;

async function makeFor(
  context: EngineContext,
  { run, orders, anyway, lang }: Request,
  said: Partial<LabelSettings>,
  output: LabelTask['output'],
): Promise<MadeLabels> {
  const plan = await planLabels(context, { run, orders, anyway, said });
  if (output.type === 'zpl') refuseSheets(plan);
  const task: LabelTask = { plan, lang, most: MOST_LABELS, output };
  const entry = workerUrl(import.meta.url, 'labels-worker');
  const answer = await runInWorker<never, LabelAnswer>(entry, task, { timeoutMs: TIME_MS, memoryMb: MEMORY_MB });
  if (answer.type !== 'done') {
    if (answer.type === 'crashed') throw new Error(`labels: ${answer.error}`);
    throw new Failure('labels.tooLarge');
  }
  if (answer.value === 'noFont') throw new Failure('labels.noFont');
  return answer.value;
}
