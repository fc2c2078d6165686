import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { parseSync } from 'vite';

export interface Import {
  /** A file from the root folder, or a library's name. */
  readonly target: string;
  readonly typeOnly: boolean;
  /** `import()`: loaded when it is wanted. */
  readonly late: boolean;
}

/** The TypeScript files of `src`, from the root folder. */
export const sourceFiles: readonly string[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => `src/${file.replaceAll(sep, '/')}`)
  .filter((file) => /(?<!\.d)\.tsx?$/.test(file) && !file.includes('/assembly/'));

/** What a file imports, and what it exports from another one. */
export function importsOf(file: string, source = readFileSync(file, 'utf8')): readonly Import[] {
  const { module, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const resolve = (target: string) =>
    target.startsWith('.') ? normalize(join(dirname(file), target)).replaceAll(sep, '/') : target;
  return [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      target: resolve(moduleRequest.value),
      typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
      late: false,
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest ? [{ target: resolve(moduleRequest.value), typeOnly: isType, late: false }] : [],
      ),
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
      target: resolve(source.slice(start + 1, end - 1)),
      typeOnly: false,
      late: true,
    })),
  ];
}

/** These files of `src` and all that come with them, but for what is loaded late. */
export function withAllTheyImport(entries: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [...entries];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file) || !sourceFiles.includes(file)) continue;
    found.add(file);
    queue.push(
      ...importsOf(file).flatMap(({ target, typeOnly, late }) => (typeOnly || late ? [] : [target])),
    );
  }
  return found;
}

/** A collection, a store or what a factory has made, which can be written to, by what it is declared with. */
const isWritable =
  /^\w+(: (?!Readonly).+)? = (new (Map|Set|WeakMap|WeakSet|AbortController)\b|create(?!Context)\w+|\[\]$)/;

/** The names at a file's module level whose value can change: `let`, collections and stores. */
export function variablesOf(file: string, source = readFileSync(file, 'utf8')): readonly string[] {
  const { program } = parseSync(file, source);
  return program.body
    .map((statement) => (statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement))
    .flatMap((statement) =>
      statement?.type !== 'VariableDeclaration'
        ? []
        : statement.declarations
            .map(({ start, end }) => source.slice(start, end))
            .filter((declared) => statement.kind === 'let' || isWritable.test(declared))
            .map((declared) => /^\w+/.exec(declared)?.[0] ?? declared),
    );
}
