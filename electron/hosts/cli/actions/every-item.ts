interface Page<T> {
  readonly total: number;
  readonly items: readonly T[];
}

const pageSize = 1000;

/** Walks a windowed procedure from beginning to end. */
export async function* everyItem<T>(
  window: (offset: number, limit: number) => Promise<Page<T>>,
): AsyncGenerator<T, void, undefined> {
  for (let offset = 0; ; offset += pageSize) {
    const { total, items } = await window(offset, pageSize);
    yield* items;
    if (items.length === 0 || offset + items.length >= total) return;
  }
}
