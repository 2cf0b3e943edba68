import { type MappingMemory, mappingOf } from '../recognise/mapping-memory.ts';
import type { Store } from '../store/store.ts';

/** What earlier imports taught about headers. */
export function rememberedMappings({ mappings }: Pick<Store, 'mappings'>): MappingMemory {
  return mappings.list().map(({ kind, headers, columns }) => ({ kind, headers: JSON.stringify(headers), columns }));
}

/** Remembers how a run's sheets were mapped. Called when the run is sent: only then did a person stand by it. */
export function rememberMappings({ mappings, files }: Pick<Store, 'mappings' | 'files'>, run: string): void {
  for (const { sheets } of files.list(run)) {
    for (const { use, kind, columns } of sheets) {
      if (use === 'ignored' || kind === null) continue;
      const { headers, columns: settled } = mappingOf(kind, columns);
      mappings.save(kind, JSON.parse(headers) as string[], settled);
    }
  }
}
