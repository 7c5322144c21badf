import type { CustodyReason } from "~/domain/prisoners/custody";
import { isOver } from "~/domain/prisoners/custody";
import { sanctionKinds } from "~/domain/prisoners/sanctions";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import type { Translate } from "~/i18n/translate";
import { SanctionList } from "./sanction-list";
import type { readCustodySection } from "./section.server";

type Section = Awaited<ReturnType<typeof readCustodySection>>;

/** What custody makes of letters and parcels, sanctions in force, and the ways to change it. */
export function CustodySection({ custody }: { custody: Section }) {
  const { language, t } = useI18n();
  const { prisonerId, status, letters, parcels, inLine, sanctions, change } = custody;
  const base = `/desk/prisoners/${prisonerId}`;
  return (
    <>
      <dl className="facts">
        <dt>{t("custody.letters")}</dt>
        <dd>
          {t(`custody.letters.${letters.rule}`)}{" "}
          <span className="quiet">({reasonWord(t, letters.reason)})</span>
        </dd>
        <dt>{t("custody.parcels")}</dt>
        <dd>
          {t(`custody.parcels.${parcels.rule}`)}{" "}
          <span className="quiet">({reasonWord(t, parcels.reason)})</span>
        </dd>
        {inLine === 0 ? null : (
          <>
            <dt>{t("custody.in-line")}</dt>
            <dd>{inLine}</dd>
          </>
        )}
      </dl>
      {sanctions.length === 0 ? null : <SanctionList sanctions={sanctions} base={null} />}
      {change === null ? null : (
        <p>
          <a href={`${base}/custody/${change.id}`}>
            {t(`custody.last.${change.kind}`, { date: formatDate(language, change.on) })}
          </a>
        </p>
      )}
      <ul className="ways">
        {waysFor(status).map(([below, key]) => (
          <li key={below}>
            <a href={`${base}/${below}`}>{t(key)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

const ways = {
  move: ["move", "custody.move.title"],
  confirmation: ["confirmation", "confirmation.title"],
  sanction: ["sanction", "sanction.title"],
  release: ["release", "custody.release.title"],
  death: ["death", "custody.death.title"],
  farewells: ["farewells", "farewells.title"],
} as const;

function waysFor(status: Section["status"]) {
  if (status === "died") return [ways.farewells];
  if (isOver(status)) return [ways.move, ways.death];
  return [ways.move, ways.confirmation, ways.sanction, ways.release, ways.death];
}

function reasonWord(t: Translate, reason: CustodyReason): string {
  const kind = sanctionKinds.find((each) => each === reason);
  if (kind) return t(`sanction.${kind}`);
  if (reason === "no-address" || reason === "not-confirmed") return t(`custody.reason.${reason}`);
  return t(`status.${reason as Section["status"]}`);
}
