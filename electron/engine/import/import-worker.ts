import type { AnyKind } from '#shared/kinds/kind.ts';
import { kinds as builtIn } from '#shared/kinds/registry.ts';
import { KnownFolders, orderAttachments } from '../attachments/attachments.ts';
import { Blobs } from '../blobs.ts';
import { serveTask } from '../worker/worker.ts';
import { readFile } from './read-file.ts';
import type { OriginAsked, ReadBatch, ReadResult, ReadTask } from './read-task.ts';

/** The thread that reads and checks one file. What it holds in memory is gone with it. */
await serveTask<ReadTask, ReadBatch, ReadResult | OriginAsked>(async (task, emit) => {
  const blobs = new Blobs(task.blobsDir);
  const places = { ...task.places, known: new KnownFolders() };
  return readFile(
    task,
    await kindsOf(task),
    (kind, group, { settings }) => orderAttachments(kind, group, settings, places, blobs),
    emit,
  );
});

async function kindsOf({ kindsModule }: ReadTask): Promise<readonly AnyKind[]> {
  if (kindsModule === undefined) return builtIn;
  const module: { readonly kinds: readonly AnyKind[] } = await import(/* @vite-ignore */ kindsModule);
  return module.kinds;
}
