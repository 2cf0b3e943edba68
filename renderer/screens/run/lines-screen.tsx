import type { RunScreenProps } from '../registry.tsx';

/** The run's lines with everything that is wrong with them, to be mended here. */
export function LinesScreen({ run }: RunScreenProps) {
  return <p>{run.counts.lines}</p>;
}
