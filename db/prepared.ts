import type { Compilable, CompiledQuery } from "kysely";
import type { Tx } from "./connection.server";
import { engineOf } from "./dialects/engine";
import { listParameter } from "./dialects/lists";

/** Stands for a named value of a prepared query. */
export type Param<Params> = <Name extends keyof Params>(name: Name) => Params[Name];

/**
 * A query that is built and compiled once for each engine and shape; building costs several times what running
 * does. `param(name)` stands for a value that is filled in at each call, a list for `isAmong` included. `shape` names a variant of the statement
 * (a condition more or less). Answers the rows.
 */
export function prepared<Params extends object, Row, Shape extends string = never>(
  build: (tx: Tx, param: Param<Params>, shape: Shape) => Compilable<Row>,
): (tx: Tx, params: Params, ...shape: [Shape] extends [never] ? [] : [Shape]) => Promise<Row[]> {
  const known = new Map<string, { query: CompiledQuery<Row>; slots: (keyof Params | null)[] }>();

  return async (tx, params, ...[shape]) => {
    const engine = engineOf(tx);
    const id = `${engine} ${shape}`;
    let plan = known.get(id);
    if (!plan) {
      const stand = (name: keyof Params) => new Slot(name) as never;
      const query = build(tx, stand, shape as Shape).compile();
      const slots = query.parameters.map((each) =>
        each instanceof Slot ? (each.name as keyof Params) : null,
      );
      plan = { query, slots };
      known.set(id, plan);
    }
    const { query, slots } = plan;
    const parameters = query.parameters.map((constant, at) => {
      const name = slots[at];
      if (name === null || name === undefined) return constant;
      const value = params[name];
      return Array.isArray(value) ? listParameter(engine, value) : value;
    });
    const { rows } = await tx.executeQuery<Row>({ ...query, parameters });
    return rows;
  };
}

/** Stands for a value while a statement is compiled. */
class Slot {
  constructor(readonly name: PropertyKey) {}
}
