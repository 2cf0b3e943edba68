import { launch } from '../bundle/launch.js';

/** What scripts and people start: the command line (`main.ts`) from its bundle. */
await launch('main');
