import { useT } from "~/i18n/i18n";
import type { ExposurePart } from "./exposure-lines";

/** What a seizure would reveal today, in three lists: the server, a copy of the database, a laptop. */
export function ExposureReport({ parts }: { parts: readonly ExposurePart[] }) {
  const t = useT();
  return (
    <section>
      <h2>{t("exposure.title")}</h2>
      <p className="quiet">{t("exposure.note")}</p>
      {parts.map(({ part, lines }) => (
        <section key={part} className="card">
          <h3>{t(`exposure.part.${part}`)}</h3>
          <p>{t(`exposure.part.${part}.what`)}</p>
          <ul className="points">
            {lines.map(({ says, smaller }) => (
              <li key={says}>
                {says}
                {smaller === null ? null : <span className="block small quiet">{smaller}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
