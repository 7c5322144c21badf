import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";

/** A list of sentences, numbered where their order matters. */
export function Points({ of, numbered }: { of: readonly PlainKey[]; numbered?: boolean }) {
  const t = useT();
  const List = numbered ? "ol" : "ul";
  return (
    <List className="points">
      {of.map((key) => (
        <li key={key}>{t(key)}</li>
      ))}
    </List>
  );
}
