/** Several listeners, which may leave, on one channel of the preload script, which nobody can leave. */
export function listeners<T>(
  subscribe: (tell: (value: T) => void) => void,
): (listener: (value: T) => void) => () => void {
  const all = new Set<(value: T) => void>();
  subscribe((value) => {
    for (const listener of all) listener(value);
  });
  return (listener) => {
    all.add(listener);
    return () => all.delete(listener);
  };
}
