import type { ImportKindName } from "~/domain/import/kinds";
import type { Translate } from "~/i18n/translate";

/** What a file or a run is called: a list by its own name, a sheet by what it holds. */
export function listWords(t: Translate, { kind, list }: { kind: ImportKindName; list: string }): string {
  return kind === "prisoners" ? list : t(`import.kind.${kind}`);
}

const created = {
  prisoners: "import.created",
  pairs: "import.created.pairs",
  letters: "import.created.letters",
} as const satisfies Record<ImportKindName, string>;

/** The message that counts what a file of this kind brings in. */
export function createdKey(kind: ImportKindName) {
  return created[kind];
}
