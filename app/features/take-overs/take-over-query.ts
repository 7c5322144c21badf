import { type TakeOverState, takeOverStates } from "~/domain/take-overs/link";

/** What the list of existing writers is asked for; null takes every state. */
export interface TakeOverQuery {
  state: TakeOverState | null;
  /** From 1. */
  page: number;
}

const PAGES_MOST = 1000;

/** The query in an address; what cannot be read asks for nothing. */
export function parseTakeOverQuery(asked: URLSearchParams): TakeOverQuery {
  const page = Number(/^\d{1,4}$/.exec(asked.get("page") ?? "")?.[0] ?? 1);
  return {
    state: takeOverStates.find((state) => state === asked.get("state")) ?? null,
    page: Math.min(PAGES_MOST, Math.max(1, page)),
  };
}

export function takeOversAddress({ state, page }: TakeOverQuery): string {
  const said = new URLSearchParams();
  if (state !== null) said.set("state", state);
  if (page > 1) said.set("page", String(page));
  return said.size > 0 ? `/desk/take-overs?${said}` : "/desk/take-overs";
}
