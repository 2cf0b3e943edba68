/** Files that spreadsheet programs and systems leave about: lock files, folder settings, archive shadows. */
const IGNORED = /^(\.|~\$|__MACOSX$|Thumbs\.db$|ehthumbs\.db$|desktop\.ini$)/i;

export function isIgnored(name: string): boolean {
  return IGNORED.test(name);
}
