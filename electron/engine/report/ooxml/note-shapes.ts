import { utils } from 'xlsx';
import { CannotPatch } from './package.ts';

/** Excel numbers shapes in blocks of this size; a drawing names the blocks it uses. */
const BLOCK = 1024;

const SHAPE_TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

const EMPTY = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout></xml>`;

/** A note's box: the cell it belongs to and how many text lines it should show. */
export interface NoteShape {
  readonly address: string;
  readonly lines: number;
}

/** The highest shape number in a drawing, 0 when it has none. */
export function highestShape(vml: string): number {
  return Math.max(0, ...[...vml.matchAll(/_x0000_s(\d+)/g)].map(([, number]) => Number(number)));
}

/**
 * Changes the drawing that holds the notes' boxes (VML, the only form all spreadsheet programs read).
 *
 * @param vml the part, or null for a new one
 * @param taken the highest shape number used in the whole workbook
 */
export function patchShapes(
  vml: string | null,
  added: readonly NoteShape[],
  removed: readonly string[],
  taken: number,
): string {
  let out = vml ?? EMPTY;
  if (!/<\/xml>\s*$/.test(out) || !['v', 'o', 'x'].every((name) => out.includes(`xmlns:${name}=`))) {
    throw new CannotPatch('unusual note shapes');
  }
  const gone = new Set(removed.map((reference) => key(reference)));
  if (gone.size > 0) {
    out = out.replace(/<v:shape\s[\s\S]*?<\/v:shape>/g, (shape) => {
      const row = /<x:Row>\s*(\d+)/.exec(shape)?.[1];
      const column = /<x:Column>\s*(\d+)/.exec(shape)?.[1];
      return gone.has(`${row} ${column}`) ? '' : shape;
    });
  }
  if (added.length === 0) return out;
  const first = vml === null ? (Math.floor(taken / BLOCK) + 1) * BLOCK + 1 : taken + 1;
  const blocks = new Set(added.map((_, index) => Math.floor((first + index) / BLOCK)));
  out = out.replace(/(<o:idmap\b[^>]*\bdata=")([^"]*)"/, (_, head: string, data: string) => {
    const all = new Set([
      ...data
        .split(',')
        .filter((text) => text !== '')
        .map(Number),
      ...blocks,
    ]);
    return `${head}${[...all].join(',')}"`;
  });
  const type = out.includes('id="_x0000_t202"') ? '' : SHAPE_TYPE;
  const shapes = added.map((shape, index) => shapeXml(shape, first + index));
  return out.replace(/<\/xml>\s*$/, () => `${type}${shapes.join('')}</xml>`);
}

function key(reference: string): string {
  const { r, c } = utils.decode_cell(reference);
  return `${r} ${c}`;
}

function shapeXml({ address, lines }: NoteShape, number: number): string {
  const { r, c } = utils.decode_cell(address);
  // Left of the cell when there is no room to its right (16 384 columns).
  const left = c < 16_380 ? c + 1 : c - 4;
  const top = Math.max(0, r - 1);
  const anchor = [left, 15, top, 4, left + 3, 15, top + Math.min(12, Math.max(3, lines)), 4].join(', ');
  return `<v:shape id="_x0000_s${number}" type="#_x0000_t202" style="position:absolute;margin-left:80pt;margin-top:2pt;width:200pt;height:${12 * Math.max(3, lines)}pt;z-index:${number % BLOCK};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${r}</x:Row><x:Column>${c}</x:Column></x:ClientData></v:shape>`;
}
