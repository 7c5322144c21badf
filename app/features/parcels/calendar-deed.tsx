import { useT } from "~/i18n/i18n";

/** The dates as a file for a calendar, and what such a file tells whoever finds it. */
export function CalendarDeed({ to }: { to: string }) {
  const t = useT();
  return (
    <>
      <h2>{t("calendar.title")}</h2>
      <p>{t("calendar.text")}</p>
      <form method="post" action={to}>
        <button className="button button-quiet" type="submit">
          {t("calendar.save")}
        </button>
      </form>
    </>
  );
}
