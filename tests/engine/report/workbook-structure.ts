import { posix } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { utils } from 'xlsx';

/** Start tags of one part in order, names and attributes without prefixes. Fails on XML that is not well-formed. */
interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * What Excel and WPS would call damaged, as far as structure can tell: dangling or doubled relationships, parts without
 * a content type, doubled ids, broken XML, cells out of order, formats that do not exist, notes without a box.
 *
 * @param original a workbook whose own flaws are not counted
 */
export function structureFaults(bytes: Uint8Array, original?: Uint8Array): string[] {
  const known = new Set(original === undefined ? [] : faultsOf(original));
  return faultsOf(bytes).filter((fault) => !known.has(fault));
}

function faultsOf(bytes: Uint8Array): string[] {
  const faults: string[] = [];
  const parts = unzipSync(bytes);
  const names = new Set(Object.keys(parts).map((name) => name.toLowerCase().replaceAll('\\', '/')));
  const tags = new Map<string, readonly Tag[]>();
  for (const [name, content] of Object.entries(parts)) {
    if (!/\.(xml|rels|vml)$/i.test(name)) continue;
    try {
      tags.set(name.replaceAll('\\', '/'), parse(strFromU8(content)));
    } catch (error) {
      faults.push(`${name}: ${String(error).slice(0, 80)}`);
    }
  }
  for (const [name, found] of tags) {
    if (name.endsWith('.rels')) faults.push(...relationshipFaults(name, found, names));
    if (found[0]?.name === 'worksheet') faults.push(...sheetFaults(name, found, formatCount(tags)));
    if (found[0]?.name === 'comments') faults.push(...noteFaults(name, found, tags));
  }
  faults.push(...typeFaults(tags.get('[Content_Types].xml') ?? [], names));
  const shapes = [...tags].filter(([name]) => name.endsWith('.vml')).flatMap(([, found]) => found);
  faults.push(...doubled(shapes.flatMap(({ name, attributes }) => (name === 'shape' ? [attributes.id ?? ''] : []))));
  const workbook = [...tags.values()].find((found) => found[0]?.name === 'workbook') ?? [];
  const sheets = workbook.filter(({ name }) => name === 'sheet');
  faults.push(...doubled(sheets.map(({ attributes }) => attributes.sheetId ?? '')));
  faults.push(...doubled(sheets.map(({ attributes }) => (attributes.name ?? '').toLowerCase())));
  return faults;
}

function parse(xml: string): Tag[] {
  const tags: Tag[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local, attributes }) => {
    tags.push({
      name: local,
      attributes: Object.fromEntries(Object.values(attributes).map((a) => [a.local, a.value])),
    });
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml.replace(/^\uFEFF/, '')).close();
  return tags;
}

function relationshipFaults(name: string, tags: readonly Tag[], names: ReadonlySet<string>): string[] {
  const relations = tags.filter((tag) => tag.name === 'Relationship');
  const folder = posix.dirname(posix.dirname(name));
  const missing = relations.flatMap(({ attributes: { Target = '', TargetMode } }) => {
    const path = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
    return TargetMode === 'External' || names.has(path.toLowerCase()) ? [] : [`${name}: no ${Target}`];
  });
  return [...missing, ...doubled(relations.map(({ attributes }) => attributes.Id ?? '')).map((id) => `${name}: ${id}`)];
}

function typeFaults(tags: readonly Tag[], names: ReadonlySet<string>): string[] {
  const of = (tag: string, attribute: string) =>
    tags.flatMap(({ name, attributes }) => (name === tag ? [(attributes[attribute] ?? '').toLowerCase()] : []));
  const overrides = of('Override', 'PartName');
  const extensions = of('Default', 'Extension');
  const untyped = [...names]
    .filter((name) => !name.endsWith('/') && name !== '[content_types].xml')
    .filter((name) => !overrides.includes(`/${name}`) && !extensions.includes(name.split('.').at(-1) ?? ''));
  const dangling = overrides.filter((name) => !names.has(name.slice(1)));
  return [
    ...doubled([...overrides, ...extensions]),
    ...untyped.map((n) => `no type: ${n}`),
    ...dangling.map((n) => `type of nothing: ${n}`),
  ];
}

function sheetFaults(part: string, tags: readonly Tag[], formats: number): string[] {
  const faults: string[] = [];
  let row = 0;
  let column = -1;
  for (const { name, attributes } of tags) {
    if (name === 'row') {
      const next = Number(attributes.r ?? row + 1);
      if (next <= row) faults.push(`${part}: row ${next} after ${row}`);
      row = next;
      column = -1;
    }
    if (name !== 'c') continue;
    const at = attributes.r === undefined ? { r: row - 1, c: column + 1 } : utils.decode_cell(attributes.r);
    if (at.c <= column || at.r !== row - 1) faults.push(`${part}: ${attributes.r} out of order`);
    if (Number(attributes.s ?? 0) >= formats) faults.push(`${part}: format ${attributes.s}`);
    column = at.c;
  }
  for (const list of [['mergeCells', 'mergeCell']] as const) {
    const count = tags.find(({ name }) => name === list[0])?.attributes.count;
    const real = tags.filter(({ name }) => name === list[1]).length;
    if (count !== undefined && Number(count) !== real) faults.push(`${part}: ${list[0]} ${count} is ${real}`);
  }
  const columns = tags
    .filter(({ name }) => name === 'col')
    .map(({ attributes }) => [Number(attributes.min), Number(attributes.max)]);
  for (const [at, [min]] of columns.entries())
    if ((min ?? 0) <= (columns[at - 1]?.[1] ?? 0)) faults.push(`${part}: col ${min}`);
  if (tags.filter(({ name }) => name === 'legacyDrawing').length > 1) faults.push(`${part}: two drawings of notes`);
  return faults;
}

function formatCount(tags: ReadonlyMap<string, readonly Tag[]>): number {
  const styles = [...tags.values()].find((found) => found[0]?.name === 'styleSheet') ?? [];
  const list = styles.findIndex(({ name }) => name === 'cellXfs');
  const end = styles.findIndex(({ name }, at) => at > list && ['cellStyles', 'dxfs', 'tableStyles'].includes(name));
  return list < 0 ? 1 : styles.slice(list, end < 0 ? undefined : end).filter(({ name }) => name === 'xf').length;
}

function noteFaults(part: string, tags: readonly Tag[], all: ReadonlyMap<string, readonly Tag[]>): string[] {
  const references = tags.flatMap(({ name, attributes }) => (name === 'comment' ? [attributes.ref ?? ''] : []));
  const authors = tags.filter(({ name }) => name === 'author').length;
  const nobody = tags.filter(({ name, attributes }) => name === 'comment' && Number(attributes.authorId) >= authors);
  const boxes = [...all]
    .filter(([name]) => name.endsWith('.vml'))
    .flatMap(([, found]) => found)
    .filter(({ name }) => name === 'ClientData');
  const few = boxes.length < references.length ? [`${part}: ${references.length} notes, ${boxes.length} boxes`] : [];
  return [...doubled(references), ...nobody.map(({ attributes }) => `${part}: author of ${attributes.ref}`), ...few];
}

function doubled(values: readonly string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at).map((value) => `twice: ${value}`);
}
