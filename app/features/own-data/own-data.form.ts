import * as v from "valibot";

/** The password once more; missing where a demo's page did not ask for it. */
export const proofForm = v.object({ password: v.optional(v.string(), "") });

export const deletionForm = v.object({
  password: v.optional(v.string(), ""),
  understood: v.pipe(v.optional(v.string(), ""), v.literal("yes", "deletion.understood.missing")),
});
