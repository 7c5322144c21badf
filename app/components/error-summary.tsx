import { useEffect, useRef } from "react";
import { useT } from "~/i18n/i18n";
import type { FormErrors } from "~/platform/forms/parse-form";

/** Every problem of a form in one list that takes focus; each line leads to its field. */
export function ErrorSummary({ errors }: { errors: FormErrors | undefined }) {
  const t = useT();
  const entries = Object.entries(errors ?? {});
  const box = useRef<HTMLDivElement>(null);
  const fields = entries.map(([field]) => field).join();
  useEffect(() => {
    if (fields) box.current?.focus();
  }, [fields]);
  if (entries.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: a failed form must say so where the reader is, also without scripts
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus ref={box}>
      <h2>{t("error.summary")}</h2>
      <ul>
        {entries.map(([field, key]) => (
          <li key={field}>{field === "form" ? t(key) : <a href={`#${field}`}>{t(key)}</a>}</li>
        ))}
      </ul>
    </div>
  );
}
