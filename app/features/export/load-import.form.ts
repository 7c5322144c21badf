import * as v from "valibot";
import { cleanName } from "~/domain/prisoners/names";

export const NAME_MOST = 60;

/** Who tells of the load; the file stands beside it. */
export const loadImportForm = v.object({
  from: v.pipe(
    v.optional(v.string(), ""),
    v.transform(cleanName),
    v.nonEmpty("import-load.from.needed"),
    v.maxLength(NAME_MOST, "import-load.from.too-long"),
  ),
});
