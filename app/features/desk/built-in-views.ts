import type { PlainKey } from "~/i18n/message-keys";
import type { ListQuery } from "./prisoner-list";

/** Views that everybody has. */
export const builtInViews = [
  { label: "views.nobody", query: { show: "nobody", sort: "alone" } },
  { label: "views.unconfirmed", query: { show: "unconfirmed", sort: "-load" } },
  { label: "views.most", query: { sort: "-load" } },
  { label: "views.on-the-way", query: { status: "in-transit", sort: "letter" } },
] as const satisfies readonly { label: PlainKey; query: Partial<ListQuery> }[];
