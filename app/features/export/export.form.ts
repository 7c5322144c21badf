import * as v from "valibot";

const password = v.pipe(v.optional(v.string(), ""), v.maxLength(1000));

/** The question the table was asked, field by field, and the password; what is not understood counts as not asked. */
export const prisonersExportForm = v.objectWithRest({ password }, v.string());

/** The agenda of parcels asks for nothing but the password. */
export const parcelsExportForm = v.object({ password });

/** Of which published list the loads are told. */
export const loadExportForm = v.object({ list: v.optional(v.string(), ""), password });
