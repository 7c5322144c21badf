/** Writes down which tables the queries of a Kysely database changed rows of; rolled back or not. */
export function watchWrites() {
  const asked = new WeakMap();
  const changed = new Set();
  const plugin = {
    transformQuery({ node, queryId }) {
      asked.set(queryId, tableOf(node));
      return node;
    },
    async transformResult({ result, queryId }) {
      const table = asked.get(queryId);
      if (table && (Number(result.numAffectedRows ?? 0) > 0 || result.rows.length > 0)) changed.add(table);
      return result;
    },
  };
  return { plugin, clear: () => changed.clear(), tables: () => [...changed] };
}

/** The table a query writes to; `raw` for SQL written out; null for one that reads. */
function tableOf(node) {
  if (node.kind === "InsertQueryNode") return nameOf(node.into);
  if (node.kind === "UpdateQueryNode") return nameOf(node.table);
  if (node.kind === "DeleteQueryNode") return nameOf(node.from.froms[0]);
  return node.kind === "RawNode" ? "raw" : null;
}

const nameOf = (node) => node?.table?.identifier?.name ?? node?.node?.table?.identifier?.name ?? node?.kind;
