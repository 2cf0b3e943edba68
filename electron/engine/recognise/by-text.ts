/**
 * A function that reads each text once and keeps what it found, because sheets say the same in row after row. It must depend
 * on nothing but the text. Forgets everything when `most` texts are kept.
 */
export function byText<T>(read: (text: string) => T, most = 20_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const found = read(text);
    known.set(text, found);
    return found;
  };
}
