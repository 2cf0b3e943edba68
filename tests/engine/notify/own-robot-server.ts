import { onTestFinished } from 'vitest';
import { startRobotServer } from './robot-server.ts';

/** A robot server that is closed when the test ends. */
export async function robotServer(options: Parameters<typeof startRobotServer>[0] = {}) {
  const server = await startRobotServer(options);
  onTestFinished(() => server.close());
  return server;
}
