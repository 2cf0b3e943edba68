/** Stands in for fast-check in `npm run properties`: every property is tried `DOCKHAND_PROPERTIES` times as often, with a seed of chance. */
import real, { type Parameters } from '../../node_modules/fast-check/lib/fast-check.js';

export * from '../../node_modules/fast-check/lib/fast-check.js';

const times = Number(process.env.DOCKHAND_PROPERTIES);
const usual = 100;

function oftener<T>({ numRuns = usual, seed: _, ...params }: Parameters<T> = {}): Parameters<T> {
  return { ...params, numRuns: numRuns * times, endOnFailure: true };
}

const often: typeof real = {
  ...real,
  assert: ((property: never, params?: Parameters<unknown>) =>
    real.assert(property, oftener(params))) as typeof real.assert,
};
export default often;
