import { useI18n } from "~/i18n/i18n";
import type { readReceiptDesk } from "./desk.server";

type Desk = NonNullable<Awaited<ReturnType<typeof readReceiptDesk>>>;

/** Letters of which two things are said that cannot both be true. */
export function Contradictions({ contradictions }: Pick<Desk, "contradictions">) {
  const { language, t } = useI18n();
  return (
    <section>
      <h2>{t("desk.receipts.look")}</h2>
      {contradictions.length === 0 ? <p>{t("desk.receipts.look.none")}</p> : null}
      <ul>
        {contradictions.map(({ id, prisonerId, name, nameLatin, signature, number, contradiction }) => (
          <li key={`${id} ${contradiction}`}>
            <a href={`/desk/prisoners/${prisonerId}`}>
              <bdi>{language === "ru" ? name : nameLatin}</bdi>
            </a>
            : {signature === null ? null : <bdi>{signature}, </bdi>}
            {t("receipt.letter", { number })}. {t(`desk.receipts.${contradiction}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
