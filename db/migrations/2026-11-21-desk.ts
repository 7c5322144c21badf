import type { Kysely } from "kysely";
import { createAudit } from "./desk/audit";
import { createBulk } from "./desk/bulk";
import { createCustody } from "./desk/custody";
import { createImporting } from "./desk/importing";
import { createPlaces } from "./desk/places";
import { quickenDesk } from "./desk/quick";
import { createStory } from "./desk/story";
import { createTakeOvers } from "./desk/take-overs";
import { createViews } from "./desk/views";
import { createVolunteerDesk } from "./desk/volunteers";

/** What the working desk adds, a slice of it in each file. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await quickenDesk(db);
  await createAudit(db);
  await createTakeOvers(db);
  await createStory(db);
  await createCustody(db);
  await createPlaces(db);
  await createVolunteerDesk(db);
  await createImporting(db);
  await createBulk(db);
  await createViews(db);
}
