/**
 * For limits that are promises: counts the milliseconds that this process, with all its threads, is worked on from now on.
 * By the clock, a busy machine would be measured.
 *
 * ```ts
 * const spent = processorTime();
 * await work();
 * expect(spent()).toBeLessThan(500);
 * ```
 */
export function processorTime(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
}
