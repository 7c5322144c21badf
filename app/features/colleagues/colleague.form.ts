import * as v from "valibot";
import { proofFields } from "~/features/account/proof.form";
import { invitationForm } from "~/features/invitations/invitation.form";
import { oneOf } from "~/platform/forms/one-of";

export const colleagueRoles = ["coordinator", "admin"] as const;

export const colleagueForm = v.object({
  ...invitationForm.entries,
  role: oneOf(colleagueRoles, "role.missing"),
  ...proofFields,
});
