/** Calls `onStall` once nothing was heard for `ms`; every `heard` begins anew. */
export function stallWatch(ms: number, onStall: () => void): { heard(): void; end(): void } {
  let timer = setTimeout(onStall, ms);
  return {
    heard() {
      clearTimeout(timer);
      timer = setTimeout(onStall, ms);
    },
    end: () => clearTimeout(timer),
  };
}

/** What `work` resolves to, unless it takes longer than `ms`: then it rejects with what `late` makes. */
export async function within<T>(ms: number, work: Promise<T>, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), ms);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
