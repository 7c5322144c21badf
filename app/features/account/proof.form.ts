import * as v from "valibot";

/** The password once more; missing where a demo's page did not ask for it. */
export const proofFields = { password: v.optional(v.string(), "") };

export const proofForm = v.object(proofFields);
