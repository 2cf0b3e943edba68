import { emptyElementEnd, type Splice, type StartTag, withAttributes } from './xml.ts';

/** Takes merged ranges out of a sheet's `<mergeCells>`. */
export class MergePatch {
  readonly #doomed: ReadonlySet<string>;
  readonly #cuts: Splice[] = [];
  #list: { start: number; open: number; end: number } | undefined;
  #count = 0;

  constructor(doomed: ReadonlySet<string>) {
    this.#doomed = doomed;
  }

  open({ name, attributes, start, end }: StartTag): void {
    if (name === 'mergeCells') this.#list = { start, open: end, end };
    if (name !== 'mergeCell') return;
    this.#count++;
    if (this.#doomed.has(attributes.ref ?? '')) this.#cuts.push({ start, end, text: '' });
  }

  close(name: string, end: number): void {
    if (name === 'mergeCells' && this.#list !== undefined) this.#list.end = end;
  }

  splices(xml: string): Splice[] {
    if (this.#list === undefined || this.#cuts.length === 0) return [];
    const { start, open, end } = this.#list;
    const left = this.#count - this.#cuts.length;
    // An empty list is not allowed by the schema.
    if (left === 0) return [{ start, end, text: '' }];
    const cuts = this.#cuts.map((cut) => ({ ...cut, end: emptyElementEnd(xml, cut.end) }));
    return [{ start, end: open, text: withAttributes(xml.slice(start, open), { count: left }) }, ...cuts];
  }
}
