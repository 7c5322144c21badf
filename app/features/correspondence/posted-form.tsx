import { useT } from "~/i18n/i18n";

/** "I posted it": one tap for today or yesterday, a page for any other day. */
export function PostedForm({ id, formKey }: { id: string; formKey: string }) {
  const t = useT();
  const address = `/correspondence/${id}/letters/new`;
  return (
    <>
      <p>{t("posted.text")}</p>
      <form method="post" action={address} className="actions">
        <input type="hidden" name="key" value={formKey} />
        <button className="button" type="submit" name="when" value="today">
          {t("posted.today")}
        </button>
        <button className="button button-quiet" type="submit" name="when" value="yesterday">
          {t("posted.yesterday")}
        </button>
        <a href={address}>{t("posted.other")}</a>
      </form>
    </>
  );
}
