/**
 * For `vi.waitFor` on other processes and servers, and for limits that a test is not about: a machine that does much else
 * at once takes its time. The end is there to find what hangs, shortly before the test itself is given up
 * (`vitest.config.ts`) and without saying where.
 */
export const patience = { timeout: 4 * 60_000 } as const;
