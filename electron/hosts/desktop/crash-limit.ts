/** Returns a function to call at each crash: true once there were more than `times` of them within `windowMs`. */
export function crashLimit(
  times: number,
  windowMs: number,
  now: () => number = () => performance.now(),
): () => boolean {
  let crashes: number[] = [];
  return () => {
    crashes = [...crashes.filter((at) => now() - at < windowMs), now()];
    return crashes.length > times;
  };
}
