import type { PlainKey } from "~/i18n/message-keys";
import type { Translate } from "~/i18n/translate";

/** Sources are kept in the words of who noted them, mostly in Russian; these are the common ones. */
const common: Record<string, PlainKey> = {
  родные: "source.family",
  "родные, подтвердил координатор": "source.family-checked",
  адвокат: "source.lawyer",
  учреждение: "source.facility",
  "письмо заключённого": "source.prisoner",
  "открытые источники": "source.public",
  координатор: "source.desk",
  desk: "source.desk",
  "звонок в учреждение": "source.call",
  "сайт сервиса": "source.service",
};

/** A source in the reader's language where it is a common one, otherwise as it was noted; null is a published list. */
export function sourceName(t: Translate, source: string | null): string {
  if (source === null) return t("source.list");
  const key = common[source];
  return key ? t(key) : source;
}
