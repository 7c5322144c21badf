import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";

interface PageLinksProps {
  /** Addresses of the pages before and after; null where there is none. */
  previous: string | null;
  next: string | null;
  /** What the pages are of. */
  label?: PlainKey;
}

/** The way to the pages before and after; nothing where there is only one page. */
export function PageLinks({ previous, next, label = "desk-list.pages" }: PageLinksProps) {
  const t = useT();
  if (previous === null && next === null) return null;
  return (
    <nav className="actions" aria-label={t(label)}>
      {previous === null ? null : (
        <a className="button button-quiet" rel="prev" href={previous}>
          {t("desk-list.previous")}
        </a>
      )}
      {next === null ? null : (
        <a className="button button-quiet" rel="next" href={next}>
          {t("desk-list.next")}
        </a>
      )}
    </nav>
  );
}
