/**
 * V8's own limit lies this far above ours, which is watched from outside: at its own limit V8 ends the whole process when
 * the last allocation is a large one (a growing array or table), not only the thread.
 */
const HEADROOM_MB = 2048;

/** So many workers at most run at once where they share a cage. */
export const CAGED_WORKERS = 2;
/** All heaps of one process together where V8 has compressed pointers. */
const CAGE_MB = 4096;
/** Of it, for the process's own thread. */
const HOST_MB = 512;
/** The largest array there takes 512 MB, half of it without compression; beside it lies the one that it grew out of. */
const CAGED_HEADROOM_MB = 640;

export interface HeapLimits {
  /** Where a worker is ended by us: its JavaScript heap, in megabytes. Buffers lie outside a cage, and have the task's own limit. */
  readonly heapMb: number;
  /** Where V8 ends it, or the process. */
  readonly v8Mb: number;
}

/**
 * Electron builds V8 with compressed pointers: every heap of a process, its workers' too, lies in one cage of 4 GB, and an
 * allocation that does not fit ends the process (https://www.electronjs.org/blog/v8-memory-cage). There, two workers have
 * what the process's own thread leaves, in equal parts.
 */
export function heapLimits(memoryMb: number, caged: boolean = isCaged()): HeapLimits {
  if (!caged) return { heapMb: memoryMb, v8Mb: memoryMb + HEADROOM_MB };
  const share = (CAGE_MB - HOST_MB) / CAGED_WORKERS;
  return { heapMb: Math.min(memoryMb, share - CAGED_HEADROOM_MB), v8Mb: share };
}

/** True in Electron, and in a Node that is built like it. */
export function isCaged(): boolean {
  const { v8_enable_pointer_compression: compressed }: Record<string, unknown> = { ...process.config.variables };
  return process.versions.electron !== undefined || compressed === 1 || compressed === true;
}
