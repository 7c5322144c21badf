import * as v from "valibot";
import { givenRoles } from "~/domain/access/role-change";
import { proofFields } from "~/features/account/proof.form";
import { oneOf } from "~/platform/forms/one-of";

export const roleForm = v.object({ role: oneOf(givenRoles, "role.missing"), ...proofFields });
