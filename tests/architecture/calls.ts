import { existsSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { importsOf, parse, read, root } from "./source";

/** A function or value at the top of a file: `app/features/x/y.server#name`. */
type Place = `${string}#${string}`;

interface Module {
  /** Names used by each top-level name of the file. */
  uses: Map<string, Set<string>>;
  /** Where an imported name comes from. */
  imports: Map<string, Place>;
}

const modules = new Map<string, Module>();

/**
 * Whether what stands at `from` may come to run what stands at `to`: by following every name that is used in it, from
 * file to file. It may say yes too often, never no too often.
 */
export function reaches(from: Place, to: Place): boolean {
  const seen = new Set<Place>();
  const waiting: Place[] = [from];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (place === to) return true;
    if (seen.has(place)) continue;
    seen.add(place);
    const [file = "", name = ""] = place.split("#");
    const module = moduleAt(file);
    for (const used of module?.uses.get(name) ?? [])
      waiting.push(module?.imports.get(used) ?? `${file}#${used}`);
  }
  return false;
}

function moduleAt(file: string): Module | null {
  const known = modules.get(file);
  if (known) return known;
  const path = [".ts", ".tsx"].map((ending) => file + ending).find((each) => existsSync(join(root, each)));
  if (!path || !file.startsWith("app/")) return null;
  const module = readModule(path);
  modules.set(file, module);
  return module;
}

function readModule(path: string): Module {
  const text = read(path);
  const source = parse(path, text);
  const targets = importsOf(path, text);
  const module: Module = { uses: new Map(), imports: new Map() };
  let at = 0;
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) {
      const target = targets[at]?.target ?? "";
      at += 1;
      const named = statement.importClause?.namedBindings;
      if (named && ts.isNamedImports(named)) {
        for (const { name, propertyName } of named.elements)
          module.imports.set(name.text, `${target}#${(propertyName ?? name).text}`);
      }
    } else for (const [name, node] of namesIn(statement)) module.uses.set(name, namesUsed(node));
  }
  return module;
}

function namesIn(statement: ts.Statement): [string, ts.Node][] {
  if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name)
    return [[statement.name.text, statement]];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap((each): [string, ts.Node][] =>
    ts.isIdentifier(each.name) ? [[each.name.text, each]] : [],
  );
}

function namesUsed(node: ts.Node): Set<string> {
  const used = new Set<string>();
  const visit = (each: ts.Node): void => {
    if (ts.isIdentifier(each)) used.add(each.text);
    ts.forEachChild(each, visit);
  };
  ts.forEachChild(node, visit);
  return used;
}
