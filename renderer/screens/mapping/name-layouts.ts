import type { EngineApi } from '#shared/contract.ts';

/** What a person typed for how a sheet is read. */
export interface LayoutName {
  readonly name: string;
  readonly kind: string;
  /** The layout that the sheet was read by before; none for one that was just remembered. */
  readonly known: string | undefined;
}

/** Gives the layout that was remembered just now its name; null: it keeps the one that it has. */
export async function nameLayout(engine: EngineApi, named: LayoutName | null): Promise<void> {
  if (named === null) return;
  const { name, kind, known } = named;
  // The newest is the first.
  const layouts = (await engine.call('layouts.list', {})).filter((layout) => layout.kind === kind);
  const layout = layouts.find(({ id }) => id === known) ?? layouts[0];
  if (layout && layout.name !== name) await engine.call('layouts.rename', { id: layout.id, name });
}
