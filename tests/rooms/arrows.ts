import type { Import } from './imports.ts';

/** Which room imports which, and by which imports: room → imported room → imports. */
export type Arrows = ReadonlyMap<string, ReadonlyMap<string, readonly Import[]>>;

export function arrowsBetween(imports: readonly Import[], roomOf: (file: string) => string | undefined): Arrows {
  const arrows = new Map<string, Map<string, Import[]>>();
  for (const each of imports) {
    const [from, to] = [roomOf(each.from), roomOf(each.to)];
    if (from === undefined || to === undefined || from === to) continue;
    const targets = arrows.get(from) ?? new Map<string, Import[]>();
    targets.set(to, [...(targets.get(to) ?? []), each]);
    arrows.set(from, targets);
  }
  return arrows;
}

/** The shortest cycle through each room that stands in one, with its first room again at its end; none is told twice. */
export function cyclesOf(arrows: Arrows): (readonly string[])[] {
  const cycles = new Map<string, readonly string[]>();
  for (const room of [...arrows.keys()].sort()) {
    const cycle = shortestWay(arrows, room, room);
    const rooms = cycle?.slice(1).sort().join(' ');
    if (cycle && rooms && !cycles.has(rooms)) cycles.set(rooms, cycle);
  }
  return [...cycles.values()];
}

/** The fewest arrows by which every room still leads to all that it led to: one is left out where a longer way remains. */
export function fewestArrows(arrows: Arrows): ReadonlyMap<string, ReadonlySet<string>> {
  const rooms = [...arrows.keys()].sort();
  const kept = new Map(rooms.map((room) => [room, new Set([...(arrows.get(room)?.keys() ?? [])].sort())]));
  for (const [room, targets] of kept) {
    for (const target of [...targets]) {
      targets.delete(target);
      if (shortestWay(kept, room, target) === undefined) targets.add(target);
    }
  }
  return kept;
}

/** The shortest way along the arrows from one room to another, with both ends; undefined where there is none. */
function shortestWay(
  arrows: ReadonlyMap<string, { keys(): Iterable<string> }>,
  from: string,
  to: string,
): readonly string[] | undefined {
  const seen = new Set<string>();
  const ways: (readonly string[])[] = [[from]];
  for (const way of ways) {
    for (const next of arrows.get(way.at(-1) ?? '')?.keys() ?? []) {
      if (next === to) return [...way, next];
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}
