import { TextField } from "~/components/fields/text-field";
import { useT } from "~/i18n/i18n";
import type { PrisonerLine } from "./card";
import { AgeAndPlace, PrisonerName } from "./prisoner-card";

interface WithoutAddressProps {
  lines: PrisonerLine[];
  search: string;
  /** Address of the next page; null on the last one. */
  next: string | null;
}

/** Those of whom no address is known yet, to be waited for. */
export function WithoutAddress({ lines, search, next }: WithoutAddressProps) {
  const t = useT();
  return (
    <>
      <h1>{t("line.without.title")}</h1>
      <p className="lede">{t("line.without.lede")}</p>
      <form method="get" action="/prisoners" className="search">
        <input type="hidden" name="address" value="none" />
        <TextField name="search" label={t("line.without.search")} defaultValue={search} maxLength={100} />
        <button className="button button-quiet" type="submit">
          {t("prisoners.find")}
        </button>
      </form>
      {lines.length > 0 || next ? null : (
        <p className="notice">{t(search ? "line.without.none-found" : "line.without.none")}</p>
      )}
      <ul className="card-list">
        {lines.map((line) => (
          <li key={line.id} className="card">
            <Line line={line} />
          </li>
        ))}
      </ul>
      <div className="actions">
        {next ? <a href={next}>{t("prisoners.next")}</a> : null}
        <a href="/prisoners">{t("prisoners.title")}</a>
      </div>
    </>
  );
}

function Line({ line }: { line: PrisonerLine }) {
  const t = useT();
  return (
    <div className="name-and-chip">
      <div>
        <h2 className="mb-1 text-lg">
          <a href={`/prisoners/${line.id}`}>
            <PrisonerName {...line} />
          </a>
        </h2>
        <AgeAndPlace card={line} />
      </div>
      <p className="mb-0">
        <span className="chip">{t("line.no-address")}</span>
      </p>
    </div>
  );
}
