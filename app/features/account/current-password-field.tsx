import { useDocument } from "~/components/document";
import { TextField } from "~/components/fields/text-field";
import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";

/** The password once more, before what proves the account changes. A demo's people have none. */
export function CurrentPasswordField({ error }: { error: PlainKey | undefined }) {
  const t = useT();
  if (useDocument().demo) return null;
  return (
    <TextField
      name="current"
      label={t("security.current")}
      error={error}
      type="password"
      autoComplete="current-password"
    />
  );
}
