/** One process that sends a run, and what befalls it; drawn beforehand, so that it follows from the seed. */
export interface Life {
  readonly run: string;
  readonly keyless: boolean;
  /** How much the disk takes more, from nothing (0) to enough (1). */
  readonly room: number | undefined;
  /** When it is killed, unless it has ended by then: milliseconds after its start, or after its first order changed. */
  readonly killed: { readonly after: 'start' | 'order'; readonly ms: number } | null;
}

/** Takes the same count of numbers whatever it draws. */
export function drawLife(run: string, random: () => number): Life {
  const [fate, space, moment, early, ms] = [random(), random(), random(), random(), random()];
  const room = fate > 0.85 && process.platform !== 'win32' ? space : undefined;
  // What a full disk ends is mostly left to it; of the others a tenth die while they are opening the data folder.
  const left = room !== undefined && moment < 0.7;
  const killed = early < 0.1 ? { after: 'start' as const, ms: ms * 150 } : { after: 'order' as const, ms: ms * 120 };
  return { run, keyless: fate < 0.05, room, killed: left ? null : killed };
}

export const described = ({ run, keyless, room, killed }: Life): string =>
  [
    run,
    ...(keyless ? ['without keys'] : []),
    ...(room === undefined ? [] : [`room ${room.toFixed(3)}`]),
    ...(killed ? [`killed ${killed.ms.toFixed(0)} ms after its ${killed.after}`] : []),
  ].join(', ');
