import * as v from "valibot";
import type { CustodyDeed } from "~/domain/prisoners/custody-change";
import { releaseKinds } from "~/domain/prisoners/custody-change";
import { statusesAfterMove } from "~/domain/prisoners/move";
import { realSince, since, sinceOf } from "~/features/moves/move.form";
import { formKey } from "~/platform/forms/form-key";
import { oneOf } from "~/platform/forms/one-of";

/** Who told of it, and how it stands beside the stay, in the language of the other sources. */
const sourceWords = {
  family: "родные",
  lawyer: "адвокат",
  facility: "учреждение",
  prisoner: "письмо заключённого",
  public: "открытые источники",
  other: "координатор",
} as const;
export const toldBy = ["family", "lawyer", "facility", "prisoner", "public", "other"] as const;
export type ToldBy = (typeof toldBy)[number];

/** The source as it is stored. */
export const sourceOf = (by: ToldBy): string => sourceWords[by];

const confirming = {
  ...since,
  by: oneOf(toldBy, "custody.choose-by"),
  /** `yes` on the second step, with the mark of the figures shown there. */
  sure: v.optional(v.string(), ""),
  seen: v.optional(v.string(), ""),
  key: formKey,
};

export const moveForm = v.pipe(
  v.object({
    facility: v.optional(v.string(), ""),
    status: oneOf(statusesAfterMove, "move.choose-status"),
    ...confirming,
  }),
  realSince(),
);

export const releaseForm = v.pipe(
  v.object({ kind: oneOf(releaseKinds, "custody.choose-kind"), ...confirming }),
  realSince(),
);

export const deathForm = v.pipe(v.object(confirming), realSince());

/** The deed a move form means. */
export function moveOf(values: v.InferOutput<typeof moveForm>): CustodyDeed {
  const { facility, status } = values;
  return { kind: "moved", facilityId: facility || null, status, since: sinceOf(values) };
}
