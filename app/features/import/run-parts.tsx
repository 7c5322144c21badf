import { PageLinks } from "~/components/page-links";
import { formatDate } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import { formatNumber } from "~/i18n/numbers";
import { CreatedWords } from "./created-words";
import type { RunLine } from "./history";
import { listWords } from "./kind-words";
import { Outcome } from "./outcome";
import type { LetterView } from "./plan-view";

/** When, which list, and how many rows of each kind. */
export function RunFigures({ run }: { run: RunLine }) {
  const { language, t } = useI18n();
  return (
    <dl className="facts">
      <dt>{t("import.file.list")}</dt>
      <dd>{listWords(t, run)}</dd>
      <dt>{t("import.history.when")}</dt>
      <dd>{formatDate(language, run.startedAt.slice(0, 10))}</dd>
      {(["created", "changed", "unchanged", "refused"] as const).map((name) => (
        <div key={name} className="contents">
          <dt>{t(`import.count.${name}`)}</dt>
          <dd>{formatNumber(language, run[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The steps after a list of people: to them, and on to those who write to them already. */
export function PeopleNext() {
  const t = useT();
  return (
    <div className="notice">
      <p>{t("import.run.next")}</p>
      <p className="actions">
        <a className="button" href="/desk/prisoners">
          {t("import.run.next.people")}
        </a>
        <a href="/desk/import?kind=pairs">{t("import.run.next.pairs")}</a>
      </p>
    </div>
  );
}

/** The step after pairs: their writers have no account until they go on by a link. */
export function LinksNext() {
  const t = useT();
  return (
    <div className="notice">
      <p>{t("import.run.links")}</p>
      <p className="actions">
        <a className="button" href="/desk/take-overs">
          {t("import.run.links.make")}
        </a>
      </p>
    </div>
  );
}

interface CreatedPerson {
  prisonerId: string;
  line: number;
  /** Null once the person is no longer here. */
  name: string | null;
  place: string | null;
  letter?: LetterView | undefined;
  outcome: string | null;
}

/** People first heard of in this file, or those whom its pairs and letters are about, with the way to each. */
export function CreatedPeople({ title, people }: { title: string; people: readonly CreatedPerson[] }) {
  const t = useT();
  if (people.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {people.map(({ prisonerId, line, name, place, letter, outcome }) => (
          <li key={`${line} ${prisonerId}`}>
            {t("import.line", { line })}:{" "}
            {name === null ? (
              t("import.run.gone")
            ) : (
              <>
                <a href={`/desk/prisoners/${prisonerId}`}>
                  <bdi>{name}</bdi>
                </a>
                <CreatedWords place={place} letter={letter} />
              </>
            )}
            <Outcome outcome={outcome} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface CreatedPlace {
  id: number;
  facilityId: string;
  name: string | null;
  region: string;
  outcome: string | null;
}

/** Places first heard of, to be confirmed. */
export function CreatedPlaces({ places, count }: { places: readonly CreatedPlace[]; count: number }) {
  const t = useT();
  if (places.length === 0) return null;
  return (
    <section>
      <h2>{t("import.facilities", { count })}</h2>
      <ul>
        {places.map(({ id, facilityId, name, region, outcome }) => (
          <li key={id}>
            {name === null ? (
              t("import.run.gone")
            ) : (
              <a href={`/desk/prisoners?facility=${facilityId}`}>
                {[name, region].filter(Boolean).join(", ")}
              </a>
            )}
            <Outcome outcome={outcome} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface PagesProps {
  page: { run: RunLine; from: number; shown: number };
}

/** The way to the people before and after. */
export function RunPages({ page: { run, from, shown } }: PagesProps) {
  const pageFrom = (row: number) => `/desk/import/runs/${run.id}?from=${Math.max(0, row)}`;
  const isLast = from + shown >= Math.max(run.created, run.changed);
  return (
    <PageLinks
      label="import.pages"
      previous={from > 0 ? pageFrom(from - shown) : null}
      next={isLast ? null : pageFrom(from + shown)}
    />
  );
}
