import { displayWidth } from './cell-text.ts';
import { address } from './cell-xml.ts';
import { contentTypes, type Namespaces } from './namespaces.ts';
import { type Note, type NoteTitles, patchNotes } from './note-list.ts';
import { highestShape, patchShapes } from './note-shapes.ts';
import type { Package } from './package.ts';
import { folderOf, partOf } from './workbook-parts.ts';

/** Characters that fit in one line of a note's box. */
const LINE = 32;

/**
 * Writes the notes of one sheet: their texts in one part, their boxes in another.
 *
 * @returns the tag by which the sheet must name the boxes when it had none; null when nothing is to be added
 */
export function placeNotes(
  pack: Package,
  sheet: string,
  notes: readonly Note[],
  titles: NoteTitles,
  namespaces: Namespaces,
): string | null {
  const commentsPart = partOf(pack, sheet, 'comments');
  if (commentsPart === null && notes.length === 0) return null;
  const list = patchNotes(commentsPart === null ? null : pack.text(commentsPart), notes, titles, namespaces.main);
  const texts = commentsPart ?? pack.freeName(`${folderOf(sheet).replace(/worksheets\/$/, '')}comments`, '.xml');
  pack.write(texts, list.xml);
  if (commentsPart === null) {
    pack.setType(texts, contentTypes.comments);
    pack.relate(sheet, `${namespaces.relationship}/comments`, texts);
  }
  if (list.added.length + list.removed.length === 0) return null;
  const lines = new Map(notes.map(({ row, column, text }) => [address(row, column), linesOf(text)]));
  const added = list.added.map((reference) => ({ address: reference, lines: lines.get(reference) ?? 3 }));
  const shapesPart = shapesOf(pack, sheet);
  const drawings = pack.names().filter((name) => /vmlDrawing[^/]*\.vml$/i.test(name));
  const taken = Math.max(0, ...drawings.map((name) => highestShape(pack.text(name))));
  const vml = patchShapes(shapesPart === null ? null : pack.text(shapesPart), added, list.removed, taken);
  const shapes =
    shapesPart ?? pack.freeName(`${folderOf(sheet).replace(/worksheets\/$/, 'drawings/')}vmlDrawing`, '.vml');
  pack.write(shapes, vml);
  if (shapesPart !== null) return null;
  pack.setDefaultType('vml', contentTypes.vml);
  const id = pack.relate(sheet, `${namespaces.relationship}/vmlDrawing`, shapes);
  return `legacyDrawing xmlns:r="${namespaces.reference}" r:id="${id}"/>`;
}

/** A sheet may have two drawings of this sort; the other one holds the pictures of its header and footer. */
function shapesOf(pack: Package, sheet: string): string | null {
  const id = /<(?:[\w.-]+:)?legacyDrawing\s[^>]*?:id\s*=\s*["']([^"']+)["']/.exec(pack.text(sheet))?.[1];
  const relation = pack.relationships(sheet).find((candidate) => candidate.id === id);
  return relation?.part && pack.has(relation.part) ? relation.part : null;
}

/** Lines a note takes in its box; the title and a margin come on top. */
function linesOf(text: string): number {
  const lines = text.split('\n').map((line) => Math.max(1, Math.ceil(displayWidth(line) / LINE)));
  return lines.reduce((sum, count) => sum + count, 2);
}
