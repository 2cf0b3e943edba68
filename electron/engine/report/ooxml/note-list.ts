import { MAX_CELL_TEXT } from '#shared/sheets/cell.ts';
import { clip } from './cell-text.ts';
import { address } from './cell-xml.ts';
import { XML_HEAD } from './package.ts';
import { escapeXml, rootPrefix, splice, walk } from './xml.ts';

/** A note to stand on a cell. `row` counts from 1, `column` from 0. */
export interface Note {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** First lines by which a later report finds our notes again. */
export interface NoteTitles {
  readonly now: string;
  /** In every language, ours among them. */
  readonly all: readonly string[];
}

export interface NoteList {
  readonly xml: string;
  /** Addresses that have a note now and had none. */
  readonly added: readonly string[];
  /** Addresses whose note was ours and is gone. */
  readonly removed: readonly string[];
}

/**
 * Puts notes into a comments part. Our own from an earlier report go; a note of somebody else on the same cell is kept
 * and ours follows in it.
 *
 * @param xml the part, or null for a new one
 */
export function patchNotes(
  xml: string | null,
  notes: readonly Note[],
  titles: NoteTitles,
  namespace: string,
): NoteList {
  const source = xml ?? `${XML_HEAD}<comments xmlns="${namespace}"><authors/><commentList/></comments>`;
  const p = rootPrefix(source);
  const { comments, authors, list } = readComments(source);
  const kept = new Map<string, string>();
  for (const { reference, text, raw } of comments) {
    const ours = firstIndex(text, titles.all);
    if (ours < 0) kept.set(reference, raw);
    else if (ours > 0)
      kept.set(reference, commentXml(p, reference, authors.count, text.slice(0, ours).trimEnd(), titles));
  }
  for (const { row, column, text } of notes) {
    const reference = address(row, column);
    const theirs = kept.get(reference);
    const body = `${titles.now}\n${text}`;
    kept.set(
      reference,
      theirs === undefined ? commentXml(p, reference, authors.count, body, titles) : withRun(theirs, body),
    );
  }
  const author = `<${p}author>${escapeXml(titles.now.replace(/[:：]$/, ''))}</${p}author>`;
  const before = new Set(comments.map(({ reference }) => reference));
  return {
    xml: splice(source, [
      { start: authors.start, end: authors.end, text: `<${p}authors>${authors.inner}${author}</${p}authors>` },
      { start: list.start, end: list.end, text: `<${p}commentList>${[...kept.values()].join('')}</${p}commentList>` },
    ]),
    added: [...kept.keys()].filter((reference) => !before.has(reference)),
    removed: [...before].filter((reference) => !kept.has(reference)),
  };
}

/** Where our part of a note begins; it always begins a line. */
function firstIndex(text: string, titles: readonly string[]): number {
  const found = titles
    .map((title) => (text.startsWith(title) ? 0 : text.indexOf(`\n${title}`)))
    .filter((at) => at >= 0);
  return found.length === 0 ? -1 : Math.min(...found);
}

function commentXml(p: string, reference: string, author: number, text: string, titles: NoteTitles): string {
  const title = text.startsWith(titles.now) ? titles.now : '';
  const head = title === '' ? '' : run(p, title, `<${p}b/>`);
  return `<${p}comment ref="${reference}" authorId="${author}"><${p}text>${head}${run(p, text.slice(title.length), '')}</${p}text></${p}comment>`;
}

function run(p: string, text: string, style: string): string {
  const body = escapeXml(clip(text, MAX_CELL_TEXT - 100));
  return `<${p}r><${p}rPr>${style}<${p}sz val="9"/></${p}rPr><${p}t xml:space="preserve">${body}</${p}t></${p}r>`;
}

/** Somebody's note with ours behind it. */
function withRun(comment: string, text: string): string {
  const p = rootPrefix(comment);
  return comment.replace(new RegExp(`</${p}text>`), (close) => run(p, `\n\n${text}`, '') + close);
}

interface Comment {
  readonly reference: string;
  readonly text: string;
  readonly raw: string;
}

function readComments(xml: string) {
  const comments: Comment[] = [];
  const authors = { start: 0, end: 0, inner: '', count: 0 };
  const list = { start: 0, end: 0 };
  let current: { reference: string; start: number; text: string } | undefined;
  let inText = false;
  let bodyStart = 0;
  walk(xml, {
    open: ({ name, attributes, start, end, depth }) => {
      if (name === 'comment') current = { reference: attributes.ref ?? '', start, text: '' };
      else if (name === 't') inText = current !== undefined;
      else if (name === 'author') authors.count++;
      else if (depth === 1) {
        bodyStart = end;
        if (name === 'authors') authors.start = start;
        if (name === 'commentList') list.start = start;
      }
    },
    text: (text) => {
      if (inText && current !== undefined) current.text += text;
    },
    close: (name, depth, start, end) => {
      if (name === 't') inText = false;
      if (name === 'comment' && current !== undefined) {
        comments.push({ reference: current.reference, text: current.text, raw: xml.slice(current.start, end) });
        current = undefined;
      }
      if (depth !== 1) return;
      if (name === 'authors') Object.assign(authors, { end, inner: xml.slice(bodyStart, start) });
      if (name === 'commentList') list.end = end;
    },
  });
  return { comments, authors, list };
}
