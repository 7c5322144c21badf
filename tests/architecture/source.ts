import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** One import, export-from or `import()` of a file. */
export interface Import {
  /** A path from the top of the repository without its ending, or the name of a package. */
  target: string;
  /** Nothing of it is left when the program runs. */
  typeOnly: boolean;
}

/** Paths, from the top of the repository, of every file in `folders` whose name matches. */
export function filesIn(folders: readonly string[], name = /\.(ts|tsx|mts|mjs)$/): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && name.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length)),
  );
}

export function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** What `text`, standing at `path`, imports, with `~/`, `#db/` and relative paths resolved. */
export function importsOf(path: string, text: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (specifier && ts.isStringLiteralLike(specifier)) {
      found.push({ target: resolve(path, specifier.text), typeOnly });
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, bringsOnlyTypes(node));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(parse(path, text));
  return found;
}

/** The syntax tree of a file. */
export function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

function bringsOnlyTypes({ importClause: clause }: ts.ImportDeclaration): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return (
    !clause.name &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every((each) => each.isTypeOnly)
  );
}

function resolve(path: string, specifier: string): string {
  const bare = specifier.replace(/\?.*$/, "").replace(/\.(ts|tsx)$/, "");
  if (bare.startsWith("~/")) return `app/${bare.slice(2)}`;
  if (/^#(db|styles)\//.test(bare)) return bare.slice(1);
  return bare.startsWith(".") ? normalize(join(dirname(path), bare)) : bare;
}
