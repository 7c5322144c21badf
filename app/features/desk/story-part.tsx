import type { ReactNode } from "react";
import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";

const parts = {
  person: "story.person",
  custody: "story.custody",
  writers: "desk-prisoner.writers",
  letters: "story.letters",
  parcels: "story.parcels",
  needs: "needs.title",
  consent: "story.consent",
  lists: "story.lists",
  external: "story.external",
  notes: "note.heading",
  relatives: "desk-prisoner.relatives",
  changes: "story.changes",
} as const satisfies Record<string, PlainKey>;
type PartId = keyof typeof parts;

/** One part of somebody's page, reached from its top; a wide one stands alone in its row. */
export function StoryPart({
  id,
  wide = false,
  children,
}: {
  id: PartId;
  wide?: boolean;
  children: ReactNode;
}) {
  const t = useT();
  return (
    <section className={wide ? "story-wide" : undefined} aria-labelledby={id}>
      <h2 id={id}>{t(parts[id])}</h2>
      {children}
    </section>
  );
}

/** The way to the parts of a long page. */
export function StoryParts() {
  const t = useT();
  return (
    <nav className="parts" aria-label={t("story.parts")}>
      {Object.entries(parts).map(([id, key]) => (
        <a key={id} href={`#${id}`}>
          {t(key)}
        </a>
      ))}
    </nav>
  );
}
