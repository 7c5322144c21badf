import * as v from "valibot";
import { proofFields } from "~/features/account/proof.form";

/** What the record was asked for, field by field, and the password once more. */
export const auditExportForm = v.objectWithRest(proofFields, v.string());
