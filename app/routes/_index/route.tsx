import type { PageHandle } from "~/components/document";
import { useT } from "~/i18n/i18n";

export const handle = { title: "start.title" } satisfies PageHandle;

export default function StartPage() {
  const t = useT();
  return <h1>{t("start.title")}</h1>;
}
