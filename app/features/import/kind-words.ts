import type { ImportKindName } from "~/domain/import/kinds";
import { knownLists } from "~/domain/import/mapping";
import type { Translate } from "~/i18n/translate";

/** A list this house knows by its columns goes by its title. */
function listTitle(list: string): string {
  return knownLists.find((known) => known.list === list)?.title ?? list;
}

/** What a file or a run is called: a list by its own name, a sheet by what it holds. */
export function listWords(t: Translate, { kind, list }: { kind: ImportKindName; list: string }): string {
  return kind === "prisoners" ? listTitle(list) : t(`import.kind.${kind}`);
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
