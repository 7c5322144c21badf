import { useDocument } from "~/components/document";
import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { TextField } from "./text-field";

interface ProofFieldProps {
  name?: string;
  /** A change of what proves the account takes the password alone. */
  passwordOnly?: boolean;
  /** Why it is asked for. */
  hint?: string;
  error: PlainKey | undefined;
}

/** Where somebody signed in proves once more who they are. A demo's people have nothing to prove it by. */
export function ProofField({ name = "password", passwordOnly = false, hint, error }: ProofFieldProps) {
  const t = useT();
  if (useDocument().demo) return null;
  return (
    <TextField
      name={name}
      label={t(passwordOnly ? "security.current" : "prove.label")}
      hint={hint}
      error={error}
      type="password"
      autoComplete="current-password"
    />
  );
}
