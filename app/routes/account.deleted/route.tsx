import type { PageHandle } from "~/components/document";
import { useT } from "~/i18n/i18n";

export const handle = { title: "deleted.title" } satisfies PageHandle;

export default function DeletedPage() {
  const t = useT();
  return (
    <>
      <h1>{t("deleted.title")}</h1>
      <p className="lede">{t("deleted.text")}</p>
      <p>{t("deleted.again")}</p>
      <p>
        <a href="/">{t("deleted.home")}</a>
      </p>
    </>
  );
}
