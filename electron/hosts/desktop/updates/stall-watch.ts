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
