import { arrowsBetween, fewestArrows } from './arrows.ts';
import type { Tree } from './imports.ts';
import { engine, nameOf, roomIn } from './plan.ts';

const marker = '<!-- rooms -->';

/** The rooms of the engine as a mermaid diagram; a room imports what its arrows lead to, and may import all below that. */
export function drawRooms({ imports }: Tree): string {
  const arrows = fewestArrows(arrowsBetween(imports, (file) => roomIn(engine, file)));
  const lines = [...arrows].flatMap(([room, targets]) => {
    const names = [...targets].map(nameOf).sort();
    return names.length > 0 ? [`  ${nameOf(room)} --> ${names.join(' & ')}`] : [];
  });
  return ['```mermaid', 'flowchart TD', ...lines, '```'].join('\n');
}

/** The page with this drawing in place of the one it had between its markers. */
export function withDrawing(page: string, drawing: string): string {
  const [before, , after, ...more] = page.split(marker);
  if (after === undefined || more.length > 0) throw new Error(`The page needs ${marker} exactly twice`);
  return `${before}${marker}\n${drawing}\n${marker}${after}`;
}
