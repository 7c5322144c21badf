import { useDocument } from "~/components/document";
import { TextField } from "~/components/fields/text-field";
import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";

/** Whoever does this says once more who they are. A demo's people have no password. */
export function PasswordAgain({ error }: { error: PlainKey | undefined }) {
  const t = useT();
  if (useDocument().demo) return null;
  return (
    <TextField
      name="password"
      label={t("security.current")}
      hint={t("own-data.why-password")}
      error={error}
      type="password"
      autoComplete="current-password"
    />
  );
}
