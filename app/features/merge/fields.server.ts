import { updateUnmerged } from "#db/repositories/prisoner-merges";
import { findPrisoner } from "#db/repositories/prisoners";
import type { Row } from "#db/schema";
import type { Choices } from "~/domain/prisoners/merge";
import type { MergeForm, Merging } from "./merge.server";

type Prisoner = Row<"prisoner">;

/**
 * Writes the chosen values into the record that stays and leads the lost one to it. False: one of the two changed since
 * it was shown, or is merged already.
 */
export async function saveFields(
  { tx, keptId, lostId, note }: Merging,
  { choices, keptVersion, lostVersion }: MergeForm,
  { kept, lost }: { kept: Prisoner; lost: Prisoner },
): Promise<boolean> {
  if (kept.rowVersion !== keptVersion || lost.rowVersion !== lostVersion) return false;
  const current = await findPrisoner(tx, keptId);
  if (!current) return false;
  const change = chosenOf(choices, kept, lost);
  if (!(await updateUnmerged(tx, keptId, current.rowVersion, change))) return false;
  if (!(await updateUnmerged(tx, lostId, lost.rowVersion, { mergedInto: keptId }))) return false;
  const { id, createdAt, mergedInto, rowVersion, ...before } = kept;
  await note("fields", { before, after: change });
  return true;
}

function chosenOf(choices: Choices, kept: Prisoner, lost: Prisoner) {
  const of = (field: keyof Choices) => (choices[field] === "lost" ? lost : kept);
  const { name, nameSearch, nameLatin } = of("name");
  const { birthDate, birthPrecision } = of("birth");
  return {
    ...{ name, nameSearch, nameLatin, birthDate, birthPrecision },
    nameDative: of("dative").nameDative,
    gender: of("gender").gender,
    languageMask: of("languages").languageMask,
    status: of("status").status,
    about: of("about").about,
    articles: of("articles").articles,
    penalty: of("penalty").penalty,
    target: of("target").target,
    cap: of("cap").cap,
    hideLoad: kept.hideLoad === 1 || lost.hideLoad === 1 ? (1 as const) : (0 as const),
  };
}
