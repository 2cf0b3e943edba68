import { contentTypes, type Namespaces, strict, transitional } from './namespaces.ts';
import { CannotPatch, type Package } from './package.ts';
import { declaredPrefix, escapeXml, rootPrefix, type Splice, splice, walk, withAttributes } from './xml.ts';

export interface SheetPart {
  readonly name: string;
  readonly part: string;
  /** False for chart sheets and the like, which have no cells. */
  readonly isWorksheet: boolean;
}

export interface WorkbookParts {
  readonly part: string;
  readonly namespaces: Namespaces;
  readonly sheets: readonly SheetPart[];
}

export function readWorkbook(pack: Package): WorkbookParts {
  const root = pack.relationships('').find(({ type }) => lastWord(type) === 'officeDocument');
  if (!root?.part || !pack.has(root.part)) throw new CannotPatch('no workbook part');
  const namespaces = root.type.startsWith(strict.relationship) ? strict : transitional;
  const relations = new Map(pack.relationships(root.part).map((relation) => [relation.id, relation]));
  const xml = pack.text(root.part);
  const p = declaredPrefix(xml, namespaces.reference) ?? 'r:';
  const sheets: SheetPart[] = [];
  walk(xml, {
    open: ({ name, attributes, depth }) => {
      if (name !== 'sheet' || depth !== 2) return;
      const relation = relations.get(attributes[`${p}id`] ?? '');
      if (!relation?.part || !pack.has(relation.part)) throw new CannotPatch(`no part for ${attributes.name}`);
      const isWorksheet = lastWord(relation.type) === 'worksheet';
      sheets.push({ name: attributes.name ?? '', part: relation.part, isWorksheet });
    },
  });
  return { part: root.part, namespaces, sheets };
}

/** Adds a worksheet behind the others; or puts its XML in place of a sheet that an earlier report added. */
export function putSheet(
  pack: Package,
  workbook: WorkbookParts,
  sheet: { name: string; xml: string },
  earlier: readonly string[],
): void {
  const old = workbook.sheets.find(({ name }) => earlier.includes(name));
  if (old !== undefined) {
    pack.write(old.part, sheet.xml);
    const xml = pack.text(workbook.part);
    pack.write(workbook.part, splice(xml, renames(xml, old.name, sheet.name)));
    return;
  }
  const beside = workbook.sheets.find(({ isWorksheet }) => isWorksheet)?.part ?? workbook.part;
  const part = pack.freeName(`${folderOf(beside)}sheet`, '.xml');
  pack.write(part, sheet.xml);
  pack.setType(part, contentTypes.worksheet);
  const id = pack.relate(workbook.part, `${workbook.namespaces.relationship}/worksheet`, part);
  const xml = pack.text(workbook.part);
  const declared = declaredPrefix(xml, workbook.namespaces.reference);
  const reference = declared === undefined ? `xmlns:r="${workbook.namespaces.reference}" r:id` : `${declared}id`;
  const ids: number[] = [];
  let end = -1;
  walk(xml, {
    open: ({ name, attributes, depth }) => {
      if (name === 'sheet' && depth === 2) ids.push(Number(attributes.sheetId ?? 0));
    },
    close: (name, depth, start) => {
      if (name === 'sheets' && depth === 1) end = start;
    },
  });
  if (end < 0) throw new CannotPatch('no list of sheets');
  const tag = `<${rootPrefix(xml)}sheet name="${escapeXml(sheet.name)}" sheetId="${Math.max(...ids) + 1}" ${reference}="${id}"/>`;
  pack.write(workbook.part, splice(xml, [{ start: end, end, text: tag }]));
}

function renames(xml: string, from: string, to: string): Splice[] {
  const found: Splice[] = [];
  walk(xml, {
    open: ({ name, attributes, depth, start, end }) => {
      if (name !== 'sheet' || depth !== 2 || attributes.name !== from) return;
      found.push({ start, end, text: withAttributes(xml.slice(start, end), { name: to }) });
    },
  });
  return found;
}

/** The part of a kind that belongs to a sheet or the workbook (its comments, its styles); null when there is none. */
export function partOf(pack: Package, source: string, kind: string): string | null {
  const relation = pack.relationships(source).find(({ type }) => lastWord(type) === kind);
  return relation?.part && pack.has(relation.part) ? relation.part : null;
}

/** Takes the macros out, so that the file may be called .xlsx. @returns whether there were any */
export function removeMacros(pack: Package, workbook: WorkbookParts): boolean {
  const project = pack.relationships(workbook.part).find(({ type }) => lastWord(type) === 'vbaProject')?.part;
  if (project) {
    for (const { part } of pack.relationships(project)) if (part) pack.remove(part);
    pack.remove(project);
  }
  pack.setType(workbook.part, contentTypes.workbook);
  return Boolean(project);
}

/**
 * After edits: the list of cells to calculate may name one that is no formula any more (Excel would call the file
 * damaged; it makes the list anew), and results that depend on an edited cell must be calculated on opening.
 */
export function recalculateOnOpen(pack: Package, workbook: WorkbookParts): void {
  const chain = partOf(pack, workbook.part, 'calcChain');
  if (chain !== null) pack.remove(chain);
  const xml = pack.text(workbook.part);
  let found: Splice | undefined;
  let after = -1;
  walk(xml, {
    open: ({ name, depth, start, end }) => {
      if (depth !== 1 || name !== 'calcPr') return;
      found = { start, end, text: withAttributes(xml.slice(start, end), { fullCalcOnLoad: 1 }) };
    },
    close: (name, depth, _start, end) => {
      if (depth === 1 && ['sheets', 'functionGroups', 'externalReferences', 'definedNames'].includes(name)) after = end;
    },
  });
  const fresh = { start: after, end: after, text: `<${rootPrefix(xml)}calcPr fullCalcOnLoad="1"/>` };
  pack.write(workbook.part, splice(xml, [found ?? fresh]));
}

function lastWord(type: string): string {
  return type.split('/').at(-1) ?? '';
}

/** With a slash behind, or empty. */
export function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf('/') + 1);
}
