import * as v from "valibot";
import { proofFields } from "~/features/account/proof.form";

/** What the file is asked for is read as an address is; the password once more. */
export const auditExportForm = v.looseObject(proofFields);
