/** For `vi.waitFor` on other processes and servers: a machine that does much else at once takes its time. */
export const patience = { timeout: 15_000 } as const;
