import type { PlainKey } from "~/i18n/message-keys";

/** The message that names what a column says. A kind whose field has no words would not be shown at all. */
export function fieldKey(field: string): PlainKey {
  return `import.field.${field}` as PlainKey;
}
