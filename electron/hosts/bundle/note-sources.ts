import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';
import { hashOf, type Source, stampOf } from '../node/fresh-build.js';

/** What a build is made of. */
export interface NotedSources {
  /** Hands every file to the bundler and notes what was handed over, so that a file changed meanwhile makes the build stale. */
  readonly plugin: Plugin;
  /** What no bundler reads, but decides what is built: paths from the project's folder. */
  note(...paths: readonly string[]): void;
  /** All of them, in the order of their paths. */
  all(): readonly Source[];
}

/** What a bundler takes as text; of anything else it is noted only that it was read. */
const TEXT = /\.([cm]?[jt]sx?|json|css|html)$/;

/** @param project the project's folder */
export function notedSources(project: string): NotedSources {
  const sources = new Map<string, Source>();
  /** The content; undefined when there is no such file. The stamp is taken first: a change while reading makes it stale. */
  const note = (path: string): Buffer | undefined => {
    const stamp = stampOf(path);
    if (stamp === undefined) return undefined;
    const content = readFileSync(path);
    const within = relative(project, path);
    sources.set(within, { path: within, sha256: hashOf(content), stamp });
    return content;
  };
  // Libraries resolve by what was installed, which this file lists.
  note(join(project, 'node_modules', '.package-lock.json'));
  note(join(project, 'package.json'));
  return {
    plugin: {
      name: 'note-sources',
      enforce: 'pre',
      load(id) {
        const content = /^[^\0?]+$/.test(id) ? note(id) : undefined;
        return TEXT.test(id) ? content?.toString('utf8') : undefined;
      },
    },
    note(...paths) {
      for (const path of paths) note(join(project, path));
    },
    all: () => [...sources.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}
