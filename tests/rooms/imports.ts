import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync, Visitor } from 'vite';
import { parts } from './plan.ts';

/** One file of the program importing another; both by their paths from the root. */
export interface Import {
  readonly from: string;
  readonly line: number;
  readonly to: string;
}

/** The program's files, and what they import of each other. */
export interface Tree {
  readonly files: readonly string[];
  readonly imports: readonly Import[];
}

/**
 * An import counts whether it is of values or of types, an `import()` or an `export … from`. Read by the parser that
 * the build uses (oxc, through Vite), as TypeScript 7 has no stable API. Not seen: an `import()` of a computed name,
 * and a worker started by its url, which lies beside the file that starts it.
 */
export function readTree(root: string): Tree {
  const paths = globSync(
    parts.map((part) => `${part}/**/*.{ts,tsx,js}`),
    { cwd: root },
  );
  const files = paths.map((path) => path.replaceAll('\\', '/')).sort();
  const resolve = resolver(root);
  const imports = files.flatMap((from) =>
    specifiersIn(from, readFileSync(join(root, from), 'utf8')).flatMap(({ specifier, line }) => {
      const to = resolve(specifier, from);
      return to === undefined ? [] : [{ from, line, to }];
    }),
  );
  return { files, imports };
}

/** Where a specifier leads: a path beside the file, or one of the `imports` of package.json; none for a package. */
function resolver(root: string): (specifier: string, from: string) => string | undefined {
  const { imports = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const shortcuts = Object.entries<string>(imports).map(([name, path]) => ({
    prefix: name.replace('*', ''),
    folder: posix.normalize(path.replace('*', '')),
  }));
  return (specifier, from) => {
    if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
    const shortcut = shortcuts.find(({ prefix }) => specifier.startsWith(prefix));
    return shortcut && posix.join(shortcut.folder, specifier.slice(shortcut.prefix.length));
  };
}

interface Importing {
  readonly source: { readonly value?: unknown; readonly start: number } | null;
}

function specifiersIn(file: string, text: string): { readonly specifier: string; readonly line: number }[] {
  const { program, errors } = parseSync(file, text);
  if (errors[0]) throw new Error(`${file} cannot be parsed: ${errors[0].message}`);
  const found: { specifier: string; line: number }[] = [];
  const add = ({ source }: Importing) => {
    if (typeof source?.value !== 'string') return;
    found.push({ specifier: source.value, line: text.slice(0, source.start).split('\n').length });
  };
  const visitor = new Visitor({
    ImportDeclaration: add,
    ExportNamedDeclaration: add,
    ExportAllDeclaration: add,
    ImportExpression: add,
    TSImportType: add,
  });
  visitor.visit(program);
  return found;
}
