import type { BulkKind } from "~/domain/desk/bulk";
import type { PlainField } from "~/domain/prisoners/plain-facts";

type EditKind = Exclude<BulkKind, "confirmation">;

const fields = { target: "target", cap: "cap", languages: "languages" } as const satisfies Record<
  EditKind,
  PlainField
>;

/** A value before and after as a person's own history keeps a change of plain facts. */
export function editParts(kind: EditKind, before: string, after: string) {
  const part = (value: string) => JSON.stringify({ [fields[kind]]: value === "" ? null : Number(value) });
  return { fieldsBefore: part(before), fieldsAfter: part(after) };
}
