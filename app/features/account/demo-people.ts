import type { Role } from "~/domain/access/roles";
import type { PlainKey } from "~/i18n/message-keys";

/** The invented people a demo can be entered as; its seed makes them under these sign-in names. */
export const demoPeople = [
  { signInName: "demo-volunteer", role: "volunteer", label: "sign-in.demo.volunteer" },
  { signInName: "demo-newcomer", role: "volunteer", label: "sign-in.demo.newcomer" },
  { signInName: "demo-relative", role: "family", label: "sign-in.demo.relative" },
  { signInName: "demo-coordinator", role: "coordinator", label: "sign-in.demo.coordinator" },
  { signInName: "demo-admin", role: "admin", label: "sign-in.demo.admin" },
] as const satisfies readonly { signInName: string; role: Role; label: PlainKey }[];
