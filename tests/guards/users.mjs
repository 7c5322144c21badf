import { addressOf } from "../authz/ask.mjs";

/**
 * Everybody who may use an address, from the registry, with the cookie they send and the address with ids of their
 * own: a new address is in every suite that asks this as soon as the stage has ids for it.
 */
export function usersOf({ stage, table, addresses }, pattern) {
  const { audience } = addresses[pattern];
  return table.columns
    .map((column, index) => ({ column, index }))
    .filter(
      ({ column }) =>
        audience === "everyone" ||
        (column !== "visitor" && (audience === "signed-in" || audience.includes(column))),
    )
    .map(({ column, index }) => ({
      pattern,
      column,
      index,
      cookie: stage.sessions[column]?.staying ?? null,
      leaving: stage.sessions[column]?.leaving ?? null,
      path: addressOf(pattern, idsOf(stage, pattern, column)),
    }));
}

/** Every address that takes forms, or those of another method. */
export function patternsTaking({ addresses }, method) {
  return Object.keys(addresses).filter((pattern) => addresses[pattern].methods.includes(method));
}

function idsOf(stage, pattern, column) {
  if (!pattern.startsWith("/account/sessions/")) return stage.places[pattern]?.own;
  return stage.endings[column === "visitor" ? "volunteer" : column]?.own;
}

/** After this form every other is refused until the house is opened again, so the suites leave it to test:authz. */
export const FREEZE = "/admin/freeze";
