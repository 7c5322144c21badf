import { type InvitationState, invitationStates } from "~/domain/family/invitation";

/** What the list of invitations is asked for; null takes every state. */
export interface InvitationQuery {
  state: InvitationState | null;
  /** From 1. */
  page: number;
}

const PAGES_MOST = 1000;

/** The query in an address; what cannot be read asks for nothing. */
export function parseInvitationQuery(asked: URLSearchParams): InvitationQuery {
  const page = Number(/^\d{1,4}$/.exec(asked.get("page") ?? "")?.[0] ?? 1);
  return {
    state: invitationStates.find((state) => state === asked.get("state")) ?? null,
    page: Math.min(PAGES_MOST, Math.max(1, page)),
  };
}

export function invitationsAddress({ state, page }: InvitationQuery): string {
  const said = new URLSearchParams();
  if (state !== null) said.set("state", state);
  if (page > 1) said.set("page", String(page));
  return said.size > 0 ? `/desk/invitations?${said}` : "/desk/invitations";
}
