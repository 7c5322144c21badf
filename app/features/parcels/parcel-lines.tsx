import type { ReactNode } from "react";
import { formatDay } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import { Kilos, parcelTitle } from "./parcel-words";
import type { ParcelLine } from "./volunteer.server";

interface ParcelLinesProps {
  lines: readonly ParcelLine[];
  nameOf: (person: Pick<ParcelLine, "name" | "nameLatin">) => ReactNode;
}

/** Parcels as cards: for whom, what for, by when, and what is still wanted. */
export function ParcelLines({ lines, nameOf }: ParcelLinesProps) {
  const t = useT();
  return (
    <ul className="card-list">
      {lines.map((line) => (
        <li key={line.id} className="card">
          <h3 className="mb-1">
            <a href={`/parcels/${line.id}`}>
              {parcelTitle(t, line)} · {nameOf(line)}
            </a>
          </h3>
          <p className="quiet mb-1">
            <bdi lang="ru">{[line.place, line.region].filter(Boolean).join(" · ")}</bdi>
          </p>
          <p>
            <What line={line} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function What({ line }: { line: ParcelLine }) {
  const { language, t } = useI18n();
  if (line.state !== "planned") return <span className="chip">{t(`parcel.state.${line.state}`)}</span>;
  return (
    <>
      {line.sendBy ? <>{t("parcels.send-by", { date: formatDay(language, line.sendBy) })} </> : null}
      {line.left > 0 ? (
        <>
          {t("parcels.left", { count: line.left })} (<Kilos grams={line.gramsLeft} />)
        </>
      ) : (
        t("parcels.all-taken")
      )}
    </>
  );
}
