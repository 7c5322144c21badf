import * as v from "valibot";
import { importKinds, type PlanCounts } from "~/domain/import/kinds";
import { cleanName } from "~/domain/prisoners/names";
import { formKey } from "~/platform/forms/form-key";
import { oneOf } from "~/platform/forms/one-of";

const TITLE_MOST = 60;

/** What is said of a file beside the file itself; an empty title: the columns tell which list it is. */
export const uploadForm = v.object({
  kind: oneOf(importKinds, "import.kind.choose"),
  title: v.pipe(
    v.optional(v.string(), ""),
    v.transform(cleanName),
    v.maxLength(TITLE_MOST, "import.title.too-long"),
  ),
  key: formKey,
});

/** What somebody confirms: the plan they saw, by its digest and its counts. */
export const confirmForm = v.object({
  digest: v.pipe(v.optional(v.string(), ""), v.regex(/^[\w-]{43}$/, "field.form-key")),
  counts: v.pipe(
    v.optional(v.string(), ""),
    v.regex(/^\d+( \d+){4}$/, "field.form-key"),
    v.transform((text): PlanCounts => {
      const [created = 0, changed = 0, unchanged = 0, refused = 0, doubts = 0] = text.split(" ").map(Number);
      return { created, changed, unchanged, refused, doubts };
    }),
  ),
  key: formKey,
});
