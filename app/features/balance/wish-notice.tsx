import { useT } from "~/i18n/i18n";

/** That somebody left the choice to the house, with the way to take it back; nothing where they did not. */
export function WishNotice({ wished }: { wished: number }) {
  const t = useT();
  if (wished === 0) return null;
  return (
    <p className="notice">
      {t("wish.stands", { count: wished })} <a href="/suggestions/wish">{t("wish.look")}</a>
    </p>
  );
}
