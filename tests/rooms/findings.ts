import { type Arrows, arrowsBetween, cyclesOf } from './arrows.ts';
import type { Import, Tree } from './imports.ts';
import { doorOf, engine, nameOf, parts, roomIn, type SecondDoor } from './plan.ts';

/** What is wrong between some rooms, in words for the person who mends it. */
export interface Finding {
  readonly rooms: readonly string[];
  readonly message: string;
}

/** Every cycle between the parts and between the rooms of each, and every import that goes past a door of the engine. */
export function findingsIn(tree: Tree, secondDoors: readonly SecondDoor[]): Finding[] {
  const partOf = (file: string) => parts.find((part) => file.startsWith(`${part}/`));
  const levels = [partOf, ...parts.map((part) => (file: string) => roomIn(part, file))];
  return [
    ...levels.flatMap((roomOf) => cycles(arrowsBetween(tree.imports, roomOf))),
    ...missingDoors(tree),
    ...breaches(tree, secondDoors),
    ...idleDoors(tree, secondDoors),
  ];
}

function cycles(arrows: Arrows): Finding[] {
  return cyclesOf(arrows).map((cycle) => {
    const steps = cycle.slice(1).map((to, at) => {
      const from = cycle[at] ?? '';
      return { from, to, imports: arrows.get(from)?.get(to) ?? [] };
    });
    // The arrow of the fewest imports first: it is the likeliest to be the wrong one.
    const arrowTexts = steps
      .sort((a, b) => a.imports.length - b.imports.length)
      .flatMap(({ from, to, imports }) => [`  ${from} → ${to}`, ...imports.map((each) => `    ${told(each)}`)]);
    return { rooms: cycle.slice(1), message: [`Cycle: ${cycle.join(' → ')}`, ...arrowTexts].join('\n') };
  });
}

function missingDoors({ files }: Tree): Finding[] {
  const rooms = new Set(files.flatMap((file) => roomIn(engine, file) ?? []));
  return [...rooms]
    .filter((room) => !files.includes(doorOf(room)))
    .map((room) => ({ rooms: [room], message: `No door: ${room} has no file ${nameOf(doorOf(room))}` }));
}

function breaches({ imports }: Tree, secondDoors: readonly SecondDoor[]): Finding[] {
  return imports.flatMap((each) => {
    const room = roomIn(engine, each.to);
    if (room === undefined || !fromOutside(each)) return [];
    if (each.to === doorOf(room) || secondDoors.some(({ file }) => file === each.to)) return [];
    return [{ rooms: [room], message: `Past the door: ${told(each)}; its door is ${doorOf(room)}` }];
  });
}

function idleDoors({ imports }: Tree, secondDoors: readonly SecondDoor[]): Finding[] {
  return secondDoors
    .filter(({ file }) => !imports.some((each) => each.to === file && fromOutside(each)))
    .map(({ file }) => ({
      rooms: [roomIn(engine, file) ?? file],
      message: `Nobody uses the second door ${file}: take it off the list in tests/rooms/plan.ts`,
    }));
}

function fromOutside({ from, to }: Import): boolean {
  return roomIn(engine, from) !== roomIn(engine, to);
}

function told({ from, line, to }: Import): string {
  return `${from}:${line} imports ${to}`;
}
