import type { ReactNode } from "react";
import type { FieldValues, UseFormRegisterReturn } from "react-hook-form";
import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";

/** What every input of a form takes. `registration` comes from react-hook-form on pages that hydrate. */
export interface FieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: PlainKey | undefined;
  registration?: UseFormRegisterReturn<keyof FieldValues & string>;
}

/** Ids that tie an input to its hint and error for those who do not see them. */
export function describedBy(name: string, hint: ReactNode, error: PlainKey | undefined) {
  const ids = [hint ? `${name}-hint` : null, error ? `${name}-error` : null].filter(Boolean);
  return {
    ...(ids.length > 0 ? { "aria-describedby": ids.join(" ") } : {}),
    ...(error ? { "aria-invalid": true as const } : {}),
  };
}

/** Hint and error, in the same place on the server and in the browser. */
export function FieldNotes({ name, hint, error }: Pick<FieldProps, "name" | "hint" | "error">) {
  const t = useT();
  return (
    <>
      {hint ? (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="field-error" id={`${name}-error`}>
          {t(error)}
        </p>
      ) : null}
    </>
  );
}

export function fieldClass(error: PlainKey | undefined): string {
  return error ? "field field-invalid" : "field";
}
