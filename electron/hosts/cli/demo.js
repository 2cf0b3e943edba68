import { launch } from '../bundle/launch.js';

/** `npm run demo`: the demo (`demo.ts`) from its bundle. */
await launch('demo');
