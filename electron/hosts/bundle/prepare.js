import { ensureBundle } from './launch.js';

/** At the end of `npm ci`: the first command need not wait. Where nothing can be built the first command says so. */
ensureBundle();
