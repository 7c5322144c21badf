import type { ReactNode } from "react";
import { useT } from "~/i18n/i18n";
import type { WaitedFor } from "./read.server";

interface OwnLineProps {
  waited: WaitedFor[];
  nameOf: (waited: WaitedFor) => ReactNode;
}

/** Those a volunteer waits for, each with how it stands and the way out of the line. */
export function OwnLine({ waited, nameOf }: OwnLineProps) {
  const t = useT();
  return (
    <section id="line">
      <h2>{t("line.title")}</h2>
      <ul className="card-list">
        {waited.map((each) => (
          <li key={each.prisonerId} className="card">
            <h3 className="mb-1">
              <a href={`/prisoners/${each.prisonerId}`}>{nameOf(each)}</a>
            </h3>
            <Standing waited={each} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How it stands with somebody one waits for. */
export function Standing({ waited }: { waited: WaitedFor }) {
  const t = useT();
  const { prisonerId, stand, position, places } = waited;
  return (
    <>
      <p>
        {stand === "open" ? t(places === 0 ? "line.open-full" : "line.open") : t(`line.${stand}`)}{" "}
        {t("line.position", { position: String(position) })}
        {stand === "open" && places > 0 && places < position ? ` ${t("line.few-places")}` : null}
      </p>
      <div className="actions">
        {stand === "open" && places > 0 ? (
          <a className="button" href={`/prisoners/${prisonerId}/claim`}>
            {t("prisoner.take")}
          </a>
        ) : null}
        <form method="post" action={`/prisoners/${prisonerId}/wait/withdrawal`}>
          <button className="button button-quiet" type="submit">
            {t("line.leave")}
          </button>
        </form>
      </div>
    </>
  );
}
