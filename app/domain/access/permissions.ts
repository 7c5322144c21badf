import type { Role, Viewer } from "./roles";

export type Resource =
  | "prisoner"
  | "correspondence"
  | "parcel"
  | "relative"
  | "desk"
  | "administration"
  | "own-account"
  | "writing-profile";
export type Action = "read" | "claim" | "write";

/**
 * Whether a viewer may do `action` to that kind of thing at all. Whose thing it is, is decided where it
 * is read: repositories take the viewer, and what is not theirs is not found.
 */
export function can(viewer: Viewer, action: Action, resource: Resource): boolean {
  return permissions[viewer.role][resource].includes(action);
}

type Grants = Record<Resource, readonly Action[]>;

const nobody: readonly Action[] = [];

/** Total on purpose: no role inherits from another and none passes unlisted. */
export const permissions: Record<Role, Grants> = {
  volunteer: {
    prisoner: ["read"],
    correspondence: ["read", "claim", "write"],
    parcel: ["read", "write"],
    relative: nobody,
    desk: nobody,
    administration: nobody,
    "own-account": ["read", "write"],
    "writing-profile": ["read", "write"],
  },
  family: {
    prisoner: nobody,
    correspondence: nobody,
    parcel: nobody,
    relative: ["read", "write"],
    desk: nobody,
    administration: nobody,
    "own-account": ["read", "write"],
    "writing-profile": nobody,
  },
  translator: {
    prisoner: nobody,
    correspondence: nobody,
    parcel: nobody,
    relative: nobody,
    desk: nobody,
    administration: nobody,
    "own-account": ["read", "write"],
    "writing-profile": nobody,
  },
  coordinator: {
    prisoner: ["read"],
    correspondence: nobody,
    parcel: nobody,
    relative: nobody,
    desk: ["read", "write"],
    administration: nobody,
    "own-account": ["read", "write"],
    "writing-profile": nobody,
  },
  admin: {
    prisoner: ["read"],
    correspondence: nobody,
    parcel: nobody,
    relative: nobody,
    desk: ["read", "write"],
    administration: ["read", "write"],
    "own-account": ["read", "write"],
    "writing-profile": nobody,
  },
};
