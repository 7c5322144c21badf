import { formatDay } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import { type AuditQuery, auditAddress } from "./audit-list";
import type { AuditPage, ShownDeed } from "./read.server";

const pages = {
  account: "/admin/people",
  prisoner: "/desk/prisoners",
  facility: "/desk/facilities",
} as const;

/** The deeds of one page, a line each; on a phone every line is a card. */
export function AuditTable({ page }: { page: AuditPage }) {
  const t = useT();
  return (
    <table className="table">
      <caption>
        <strong>{t("audit.count", { count: page.count })}</strong>. {t("audit.note")}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t("audit.deed")}</th>
          <th scope="col">{t("audit.when")}</th>
          <th scope="col">{t("audit.who")}</th>
          <th scope="col">{t("audit.about")}</th>
        </tr>
      </thead>
      <tbody>
        {page.rows.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ row: { deed, at, who, byServer, about } }: { row: ShownDeed }) {
  const { language, t } = useI18n();
  return (
    <tr>
      <th scope="row">{deed === null ? t("audit.unknown") : t(`deed.${deed}`)}</th>
      <td data-label={t("audit.when")}>
        {formatDay(language, at)}, {at.slice(11, 16)}
      </td>
      <td data-label={t("audit.who")}>
        {who === null ? (
          t(byServer ? "audit.server" : "audit.nobody")
        ) : (
          <a href={auditAddress({ who })}>{who}</a>
        )}
      </td>
      <td data-label={t("audit.about")}>
        {about === null ? (
          "–"
        ) : (
          <a href={`${pages[about.kind]}/${about.id}`}>
            {t(`audit.about.${about.kind}`, { handle: about.handle })}
          </a>
        )}
      </td>
    </tr>
  );
}

/** The way to newer and older deeds. */
export function AuditPages({ query, page }: { query: AuditQuery; page: AuditPage }) {
  const t = useT();
  if (page.newer === null && page.older === null) return null;
  return (
    <nav className="actions" aria-label={t("desk-list.pages")}>
      {page.newer === null ? null : (
        <a
          className="button button-quiet"
          rel="prev"
          href={auditAddress({ ...query, older: 0, newer: page.newer })}
        >
          {t("desk-list.previous")}
        </a>
      )}
      {page.older === null ? null : (
        <a
          className="button button-quiet"
          rel="next"
          href={auditAddress({ ...query, older: page.older, newer: 0 })}
        >
          {t("desk-list.next")}
        </a>
      )}
    </nav>
  );
}
