import type { Run } from '#shared/contract/run.ts';

/** What the screen of each step of a run is given. */
export interface RunScreenProps {
  readonly run: Run;
}
