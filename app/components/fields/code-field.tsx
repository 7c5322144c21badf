import type { ReactNode } from "react";
import type { PlainKey } from "~/i18n/message-keys";
import { TextField } from "./text-field";

interface CodeFieldProps {
  name: string;
  label: string;
  hint?: ReactNode;
  error: PlainKey | undefined;
  /** Only digits come into question, so a telephone shows its keys for them. */
  digits?: boolean;
}

/** A code that holds once: browsers may fill it in from an app and never keep it. */
export function CodeField({ digits = false, ...field }: CodeFieldProps) {
  return (
    <TextField
      {...field}
      short
      autoComplete="one-time-code"
      inputMode={digits ? "numeric" : "text"}
      autoCapitalize="none"
      spellCheck={false}
      maxLength={60}
    />
  );
}
