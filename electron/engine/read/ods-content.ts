const ATTRIBUTE = String.raw`[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*')`;
const TAG = new RegExp(String.raw`<([\w:.-]+)((?:\s+${ATTRIBUTE})+)(\s*\/?)>`, 'g');
const ONE_ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** What {@link TAG} need not be tried for: the common way of writing. */
const OTHER_WAY = /=\s*'|\s=\s*["']|=\s+["']/;

/** A cell that holds nothing but its attributes. */
const CELL = /<table:table-cell((?:\s+[\w:.-]+="[^"]*")+)\s*(?:\/>|>\s*<\/table:table-cell>)/g;

/**
 * The content of an .ods as SheetJS can read it: it passes over tags with attributes in single quotes, and over cells
 * without a paragraph of text, whose value the attributes have alone; programs other than LibreOffice write both.
 */
export function readableContent(xml: string): string {
  const tags = OTHER_WAY.test(xml) ? xml.replace(TAG, inDoubleQuotes) : xml;
  return tags.replace(CELL, withParagraph);
}

function inDoubleQuotes(_tag: string, name: string, attributes: string, end: string): string {
  const written = Array.from(attributes.matchAll(ONE_ATTRIBUTE), ([, key = '', double, single = '']) => {
    return ` ${key}="${double ?? single.replaceAll('"', '&quot;')}"`;
  });
  return `<${name}${written.join('')}${end.trim()}>`;
}

function withParagraph(cell: string, attributes: string): string {
  if (!/\soffice:value-type="/.test(attributes)) return cell;
  const text = /\soffice:string-value="([^"]*)"/.exec(attributes);
  if (text) return cellWith(attributes.replace(text[0], ''), `<text:p>${text[1]}</text:p>`);
  return /\soffice:value-type="string"/.test(attributes) ? cell : cellWith(attributes, '');
}

function cellWith(attributes: string, content: string): string {
  return `<table:table-cell${attributes}>${content}</table:table-cell>`;
}
