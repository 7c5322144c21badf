import type { Tx } from "#db/connection.server";
import { findFollowed } from "#db/repositories/family-links";
import { findPrisoner } from "#db/repositories/prisoners";
import type { Row } from "#db/schema";
import { can } from "~/domain/access/permissions";
import type { Viewer } from "~/domain/access/roles";

/** The prisoner of whom this viewer may report: anybody for the desk, for a relative those they follow. */
export async function findSubject(
  tx: Tx,
  viewer: Viewer,
  prisonerId: string,
): Promise<Row<"prisoner"> | undefined> {
  if (!can(viewer, "write", "desk")) return findFollowed(tx, viewer.personId, prisonerId);
  const prisoner = await findPrisoner(tx, prisonerId);
  return prisoner?.mergedInto === null ? prisoner : undefined;
}
