/**
 * The parts of the program. What lies directly in one is a room: a folder with all that is in it, or a file by itself.
 * Files are not taken together as one room, because they stand at different heights: `ports.ts` below everything,
 * `engine.ts` above.
 */
export const parts = ['shared', 'electron/engine', 'electron/hosts', 'renderer'] as const;

/** The part whose folders have a door, the file named like them, and whose rooms are drawn in ARCHITECTURE.md. */
export const engine = 'electron/engine';

/** A file beside the door that others may import too, and why the door does not serve them. */
export interface SecondDoor {
  readonly file: string;
  readonly why: string;
}

export const secondDoors: readonly SecondDoor[] = [
  {
    file: 'electron/engine/read/open-workbook.ts',
    why: 'loads SheetJS, which is for worker threads; the process that answers calls must not wait for it at start',
  },
];

/** The room of a file among those of a part, by its path from the root. */
export function roomIn(part: string, file: string): string | undefined {
  if (!file.startsWith(`${part}/`)) return undefined;
  const [name = ''] = file.slice(part.length + 1).split('/');
  return `${part}/${name}`;
}

/** The file that others import of a folder of the engine; a file is its own door. */
export function doorOf(room: string): string {
  return room.endsWith('.ts') ? room : `${room}/${nameOf(room)}.ts`;
}

export function nameOf(room: string): string {
  return room.slice(room.lastIndexOf('/') + 1);
}
