import type { Kysely } from "kysely";
import { numberedTable, optionalText, reference, table, text } from "../columns";

/** Writers of an old spreadsheet, whom they write to, the links by which they go on with an account, their letters. */
export async function createTakeOvers(db: Kysely<unknown>): Promise<void> {
  await table(db, "sheetWriter", (t) =>
    optionalText(
      text(
        t.addColumn("id", "text", (c) => c.primaryKey().notNull()),
        "labelIndex",
        "createdAt",
      ),
      "labelEncrypted",
    ).addUniqueConstraint("sheet_writer_label", ["labelIndex"]),
  );
  await numberedTable(db, "sheetPair", (t) => {
    t = reference(t, "correspondenceId", "correspondence.id", { cascade: true });
    t = reference(t, "sheetWriterId", "sheetWriter.id");
    return reference(t, "importRunId", "importRun.id", { type: "integer" }).addUniqueConstraint(
      "sheet_pair_correspondence",
      ["correspondenceId"],
    );
  });
  await db.schema.createIndex("sheet_pair_writer").on("sheetPair").column("sheetWriterId").execute();
  await db.schema.createIndex("sheet_pair_run").on("sheetPair").column("importRunId").execute();
  await table(db, "takeOver", (t) => {
    t = t.addColumn("id", "text", (c) => c.primaryKey().notNull());
    t = text(reference(t, "sheetWriterId", "sheetWriter.id"), "tokenHash", "createdAt", "expiresAt");
    return optionalText(t, "usedAt", "revokedAt").addUniqueConstraint("take_over_token", ["tokenHash"]);
  });
  await db.schema.createIndex("take_over_writer").on("takeOver").column("sheetWriterId").execute();
  await numberedTable(db, "sheetLetter", (t) => {
    t = reference(t, "letterId", "letter.id", { type: "integer", cascade: true });
    return reference(t, "importRunId", "importRun.id", { type: "integer" }).addUniqueConstraint(
      "sheet_letter_letter",
      ["letterId"],
    );
  });
  await db.schema.createIndex("sheet_letter_run").on("sheetLetter").column("importRunId").execute();
}
