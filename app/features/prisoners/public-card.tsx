import type { PublicCard } from "~/domain/prisoners/public-card";
import { useT } from "~/i18n/i18n";
import { AgeAndPlace, PrisonerName } from "./prisoner-card";

/** Somebody as people without an account see them. */
export function PublicCardView({ card }: { card: PublicCard }) {
  const t = useT();
  return (
    <article className="card">
      <h3>
        <PrisonerName {...card} />
      </h3>
      <AgeAndPlace card={{ age: card.age, region: card.region ?? "" }} />
      {card.lettersWelcome ? <p>{t("public-card.letters")}</p> : null}
    </article>
  );
}
