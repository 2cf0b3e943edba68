import { serveTask } from '../worker/worker.ts';
import { openByDefaultPassword } from './default-password.ts';

/** The thread that tries Excel's default password: deriving a key is made to take long. */
await serveTask<Uint8Array, never, Uint8Array | null>(async (bytes) => openByDefaultPassword(Buffer.from(bytes)));
