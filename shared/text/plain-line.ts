/**
 * What a terminal or a log would obey, or show in another order, instead of showing it: the control characters C0 (line
 * breaks among them) and C1, delete, line and paragraph separators, and the embeddings, overrides and isolates of
 * writing from right to left. Partners' messages, cells, headers and file names may hold any of them.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const OBEYED = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

const LINE_BREAKS = /\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g;

/** A text as one line that does nothing but be read: breaks and tabs become blanks, the rest is shown (`␛[31m`). */
export function plainLine(text: string): string {
  return text.replace(LINE_BREAKS, ' ').replace(OBEYED, shown);
}

/** A text in which lines may break, as in a cell of a table; whatever else a terminal would obey is left out. */
export function plainCell(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(OBEYED, (sign) => (sign === '\n' || sign === '\t' ? sign : ''));
}

/** JSON that says the same without such characters in it. */
export function plainJson(json: string): string {
  return json.replace(OBEYED, codeOf);
}

/** Control pictures where Unicode has them, the code of the others. */
function shown(sign: string): string {
  const code = sign.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : codeOf(sign);
}

function codeOf(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
