import { useT } from "~/i18n/i18n";
import type { UnheardForm } from "./document";

/** A form that came while nothing may be changed: what was typed is not lost, and one button sends it again. */
export function Unheard({ form: { address, fields } }: { form: UnheardForm }) {
  const t = useT();
  return (
    <>
      <h1>{t("unheard.title")}</h1>
      <p className="lede">{t("unheard.text")}</p>
      <p>{t("unheard.back")}</p>
      <form method="post" action={address}>
        {fields.map(([name, value], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name may stand there twice, and the list never changes
          <input key={at} type="hidden" name={name} value={value} />
        ))}
        <div className="actions">
          <button type="submit" className="button">
            {t("unheard.again")}
          </button>
        </div>
      </form>
      <p className="mt-6">{t("unheard.letter")}</p>
    </>
  );
}
