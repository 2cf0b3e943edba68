import type { Target } from '#shared/contract/run.ts';
import type { GivenPlaces } from '../attachments/attachments.ts';
import type { RetypedLine } from '../recognise/recognise.ts';
import { removeRun, type Store, type StoredFile } from '../store/store.ts';
import type { ReadBatch, ReadOrder } from './read-task.ts';

interface RunWriterOptions {
  readonly target: Target;
  readonly accountFor: (kind: string) => string;
  readonly places: GivenPlaces;
}

/** Stores what the reading worker hands over: one run per kind, begun with the first file that has lines of it. */
export class RunWriter {
  readonly #store: Store;
  readonly #options: RunWriterOptions;
  /** Kind → run, in order of appearance. */
  readonly #runs = new Map<string, string>();
  /** Orders already stored, per run: the next file's go behind them. */
  readonly #positions = new Map<string, number>();
  /** Run → how lines of it would read with what was typed into them since. */
  readonly retyped = new Map<string, RetypedLine[]>();
  #file: StoredFile | undefined;

  constructor(store: Store, options: RunWriterOptions) {
    this.#store = store;
    this.#options = options;
  }

  /** In order of appearance. */
  get runs(): readonly { readonly id: string; readonly kind: string }[] {
    return [...this.#runs].map(([kind, id]) => ({ id, kind }));
  }

  /** Names the file that the next batches are of. */
  beginFile(file: StoredFile): void {
    this.#file = file;
  }

  store(batch: ReadBatch): void {
    switch (batch.type) {
      case 'recognised':
        this.#recognised(batch.sheets);
        return;
      case 'orders':
        this.#store.imports.addBatch(this.#run(batch.kind), {
          orders: batch.orders.map((it) => this.#placed(batch.kind, it)),
        });
        return;
      case 'loose':
        this.#store.imports.addBatch(this.#run(batch.kind), { lines: batch.lines, problems: batch.problems });
        return;
      case 'columns':
        this.#store.imports.addBatch(this.#run(batch.kind), { ofColumns: batch.problems });
        return;
      case 'skipped':
        this.#store.imports.addBatch(this.#run(batch.kind), { skipped: batch.rows });
        return;
      case 'retyped':
        this.retyped.set(this.#run(batch.kind), [...(this.retyped.get(this.#run(batch.kind)) ?? []), ...batch.lines]);
        return;
      case 'progress':
        return;
    }
  }

  /** The file was read to its end. */
  endFile(): void {
    for (const { id } of this.runs) this.#positions.set(id, this.#store.orders.lastPosition(id));
  }

  /** Takes a file that could not be read to its end out again; a run that had nothing else goes with it. */
  dropFile(file: number): void {
    for (const [kind, run] of this.#runs) {
      this.#store.imports.dropFile(run, file);
      if (this.#store.files.list(run).length > 0) continue;
      this.#store.imports.abort(run);
      this.#runs.delete(kind);
    }
  }

  /** Makes the runs visible. */
  finish(): void {
    for (const { id } of this.runs) this.#store.imports.finish(id);
  }

  async abort(): Promise<void> {
    for (const { id } of this.runs) await removeRun(this.#store, id);
    this.#runs.clear();
  }

  #recognised(sheets: StoredFile['sheets']): void {
    const file = this.#file;
    if (!file) throw new Error('a batch came before its file');
    const { target, accountFor, places } = this.#options;
    const { attachmentsDir, dropped } = places;
    const used = new Set(sheets.flatMap(({ use, kind }) => (use !== 'ignored' && kind ? [kind] : [])));
    for (const kind of used) {
      const known = this.#runs.get(kind);
      const run =
        known ??
        this.#store.imports.begin({
          kind,
          target,
          account: accountFor(kind),
          attachmentsDir,
          options: { dropped },
          files: [],
        });
      this.#runs.set(kind, run);
      this.#store.files.insert(run, { ...file, sheets });
    }
  }

  #run(kind: string): string {
    const run = this.#runs.get(kind);
    if (!run) throw new Error(`no run was begun for ${kind}`);
    return run;
  }

  #placed(kind: string, order: ReadOrder) {
    const { index, key, lines, problems, attachments, ready } = order;
    const position = (this.#positions.get(this.#run(kind)) ?? 0) + index + 1;
    return { position, key, state: ready ? ('ready' as const) : ('incomplete' as const), lines, problems, attachments };
  }
}
