import { readFile, stat } from 'node:fs/promises';
import { Failure } from '#shared/contract/failure.ts';
import {
  LAYOUT_FILE_VERSION,
  type Layout,
  type LayoutContent,
  type LayoutFile,
  type LayoutInFile,
  layoutFile,
  layoutInFile,
} from '#shared/contract/layouts.ts';
import { type EngineContext, runOf } from '../context.ts';
import { recheckRuns } from '../edit/edit.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import { layoutNow, layoutOf, noOrdersOf } from '../recognise/recognise.ts';
import { writeWhole } from '../report/report.ts';
import { checkFields, keepWords, withWords, wordsAsReadings } from './layout-words.ts';

export function layoutProcedures(context: EngineContext): Handlers<ProceduresOf<'layouts'>> {
  const { store } = context;
  const known = (id: string): Layout => {
    const layout = store.layouts.get(id);
    if (!layout) throw new Failure('layout.unknown');
    return layout;
  };
  const refuseName = (name: string, id: string | undefined) => {
    const other = store.layouts.named(name);
    if (other && other.id !== id) throw new Failure('layout.nameTaken', { name });
  };
  return {
    'layouts.list': () => store.layouts.list(),
    'layouts.save': ({ id, ...content }) =>
      store.atomically(() => {
        checkFields(context, content);
        const same = store.layouts.withHeaders(content.kind, content.headers);
        const place = same?.id ?? id;
        refuseName(content.name, place);
        return store.layouts.save(content, place);
      }),
    'layouts.rename': ({ id, name }) =>
      store.atomically(() => {
        known(id);
        refuseName(name, id);
        store.layouts.rename(id, name);
        return known(id);
      }),
    'layouts.delete': ({ id }) =>
      store.atomically(() => {
        const layout = store.layouts.get(id);
        if (layout) store.forgotten.add({ type: 'layout', content: layout });
        return { deleted: store.layouts.delete(id) };
      }),
    'layouts.export': ({ ids, out }) =>
      write(
        (ids?.map(known) ?? store.layouts.list()).map((layout) => withWords(store, layout)),
        out,
      ),
    'layouts.ofRun': ({ run: id, out }) => {
      const run = runOf(context, id);
      const sheets = store.files
        .list(id)
        .flatMap(({ index: file, name, sheets: of }) => of.map((sheet) => ({ file, name, sheet })));
      const used = sheets.filter(({ sheet }) => sheet.use !== 'ignored' && sheet.kind === run.kind);
      const names = new Set<string>();
      const layouts = used.flatMap(({ file, name, sheet }) => {
        const constants = sheet.constants?.map((it) => ({ ...it, by: 'chosen' as const }));
        const content = layoutOf(run.kind, { ...sheet, ...(constants && { constants }) });
        const title = used.length > 1 ? `${name} ${sheet.sheet}` : name;
        const before = layoutNow(store, sheet)?.noOrders;
        const noOrders = noOrdersOf(store, id, { file, sheet: sheet.sheet }, before);
        const isNew = !names.has(JSON.stringify(content.headers));
        names.add(JSON.stringify(content.headers));
        return isNew
          ? [{ ...content, ...(noOrders.length > 0 && { noOrders: [...noOrders] }), name: title.slice(0, 200) }]
          : [];
      });
      return write(
        layouts.map((layout) => withWords(store, layout)),
        out,
      );
    },
    'layouts.read': async ({ path }) => ({ layouts: (await readLayouts(context, path)).map(wordsAsReadings) }),
    'layouts.import': async ({ path, conflicts }) => {
      const layouts = await readLayouts(context, path);
      const done = store.atomically(() => keep(context, layouts, conflicts));
      const taught = new Set(layouts.filter(({ words = [] }) => words.length > 0).map(({ kind }) => kind));
      if (done.conflicts.length === 0 && taught.size > 0) await recheckRuns(context, ({ id }) => taught.has(id));
      return done;
    },
  };
}

/** @throws Failure `layout.none`, `report.notWritable` */
async function write(layouts: readonly LayoutInFile[], out: string): Promise<{ path: string }> {
  if (layouts.length === 0) throw new Failure('layout.none');
  // Whatever a layout may hold, and nothing of where it is kept.
  const contents = layouts.map((layout) => layoutInFile.parse(layout));
  const file: LayoutFile = { dockhand: 'layouts', version: LAYOUT_FILE_VERSION, layouts: contents };
  return { path: await writeWhole(out, Buffer.from(`${JSON.stringify(file, null, 2)}\n`)) };
}

/** Far more than {@link MOST_LAYOUTS} ordinary ones take. */
const MOST_BYTES = 20_000_000;

/** @throws Failure `layoutFile.unreadable`, `layoutFile.tooLarge`, `layoutFile.newer`, `layoutFile.invalid`, `kind.unknown`, `field.unknown` */
async function readLayouts(context: EngineContext, path: string): Promise<readonly LayoutInFile[]> {
  const size = await stat(path).then(
    (info) => (info.isFile() ? info.size : null),
    () => null,
  );
  if (size === null) throw new Failure('layoutFile.unreadable');
  if (size > MOST_BYTES) throw new Failure('layoutFile.tooLarge');
  const read = parse(await readFile(path, 'utf8').catch(() => ''));
  if (!isOurs(read)) throw new Failure('layoutFile.unreadable');
  if (typeof read.version === 'number' && read.version > LAYOUT_FILE_VERSION)
    throw new Failure('layoutFile.newer', { version: read.version });
  const parsed = layoutFile.safeParse(read);
  if (!parsed.success) throw new Failure('layoutFile.invalid', { place: parsed.error.issues[0]?.path.join('.') ?? '' });
  for (const layout of parsed.data.layouts) checkFields(context, layout);
  return parsed.data.layouts;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return null;
  }
}

function isOurs(read: unknown): read is { readonly dockhand: 'layouts'; readonly version?: unknown } {
  return typeof read === 'object' && read !== null && 'dockhand' in read && read.dockhand === 'layouts';
}

/** Keeps all of them or, where some are in the way of others and nobody said what then, none. */
function keep({ store }: EngineContext, layouts: readonly LayoutInFile[], conflicts: 'replace' | 'keep' | undefined) {
  const disputed: string[] = [];
  const done = { added: 0, replaced: 0, kept: 0 };
  const inTheWay = ({ name, kind, headers }: LayoutContent) => [
    ...new Map(
      [store.layouts.named(name), store.layouts.withHeaders(kind, headers)].flatMap((it) => (it ? [[it.id, it]] : [])),
    ).values(),
  ];
  if (conflicts === undefined) {
    for (const layout of layouts) if (inTheWay(layout).length > 0) disputed.push(layout.name);
    if (disputed.length > 0) return { ...done, conflicts: disputed };
  }
  for (const layout of layouts) {
    const others = inTheWay(layout);
    if (others.length > 0 && conflicts === 'keep') done.kept++;
    else {
      for (const { id } of others) store.layouts.delete(id);
      store.layouts.save(layout);
      keepWords(store, layout);
      if (others.length > 0) done.replaced++;
      else done.added++;
    }
  }
  return { ...done, conflicts: [] };
}
