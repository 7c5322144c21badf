import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { countWished } from "~/features/balance/wish.server";
import { WishNotice } from "~/features/balance/wish-notice";
import { AgeAndPlace, LoadChip, PrisonerName, WaysToWrite } from "~/features/prisoners/prisoner-card";
import { Reason } from "~/features/suggestions/reason";
import { type SuggestedCard, suggestFor } from "~/features/suggestions/suggest.server";
import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "suggestions.title.none" } satisfies PageHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "prisoner");
  const skip = Number(new URL(request.url).searchParams.get("skip"));
  const page = await suggestFor(context.app, viewer, skip, context.now);
  return { ...page, wished: await countWished(context.app, viewer) };
}

const titles: Record<number, PlainKey> = { 1: "suggestions.title.one", 2: "suggestions.title.two" };

export default function SuggestionsPage() {
  const t = useT();
  const { cards, free, capacity, resting, russian, nextSkip, first, wished } = useLoaderData<typeof loader>();
  if (resting) return <Resting />;
  if (free === 0) return <NoCapacity capacity={capacity} />;
  if (cards.length === 0) return <NobodyToSuggest first={first} russian={russian} wished={wished} />;
  const [shared] = cards;
  const alike = cards.length > 1 && new Set(cards.map(waysOf)).size === 1;
  return (
    <>
      <h1>{t(titles[cards.length] ?? "suggestions.title")}</h1>
      <p className="lede">{t(cards.length === 1 ? "suggestions.lede.one" : "suggestions.lede")}</p>
      {alike && shared ? <WaysToWrite card={shared} /> : null}
      <ul className="card-list">
        {cards.map((card) => (
          <li key={card.id}>
            <Suggested card={card} withWays={!alike} />
          </li>
        ))}
      </ul>
      <div className="actions">
        {nextSkip === null ? null : <a href={`/suggestions?skip=${nextSkip}`}>{t("suggestions.others")}</a>}
        {first ? null : <a href="/suggestions">{t("suggestions.first")}</a>}
        <a href="/prisoners">{t("suggestions.choose-myself")}</a>
        {wished > 0 ? null : <a href="/suggestions/wish">{t("wish.choose-for-me")}</a>}
      </div>
      <WishNotice wished={wished} />
    </>
  );
}

/** What the table of ways says of one person; said once where it is the same of all. */
function waysOf({ languages, channels, delivery }: SuggestedCard): string {
  return JSON.stringify([languages, channels, delivery]);
}

/** That nobody writes is what the reason says already. */
function Suggested({ card, withWays }: { card: SuggestedCard; withWays: boolean }) {
  const t = useT();
  return (
    <article className="card">
      <h2 className="mb-1">
        <a href={`/prisoners/${card.id}`}>
          <PrisonerName {...card} />
        </a>
      </h2>
      <AgeAndPlace card={card} />
      <p className="with-chip">
        {card.band === "nobody" ? null : <LoadChip band={card.band} />}{" "}
        <span>
          <Reason reason={card.reason} />
        </span>
      </p>
      {card.about ? (
        <p lang="ru" className="line-clamp-4">
          {card.about}
        </p>
      ) : null}
      {withWays ? <WaysToWrite card={card} /> : null}
      <a className="button" href={`/prisoners/${card.id}`}>
        {t("suggestions.choose")}
        <span className="sr-only">: {card.name}</span>
      </a>
    </article>
  );
}

function Resting() {
  const t = useT();
  return (
    <>
      <h1>{t("suggestions.title.none")}</h1>
      <p className="lede">{t("claim-stand.resting")}</p>
      <div className="actions">
        <a className="button" href="/correspondence">
          {t("correspondence.title")}
        </a>
      </div>
    </>
  );
}

function NoCapacity({ capacity }: { capacity: number }) {
  const t = useT();
  return (
    <>
      <h1>{t("suggestions.title.none")}</h1>
      <p className="lede">{t("suggestions.no-capacity", { count: capacity })}</p>
      <p>{t("suggestions.no-capacity-next")}</p>
      <div className="actions">
        <a className="button" href="/correspondence">
          {t("correspondence.title")}
        </a>
        <a href="/account/writing">{t("suggestions.change-capacity")}</a>
      </div>
    </>
  );
}

function NobodyToSuggest({ first, russian, wished }: { first: boolean; russian: boolean; wished: number }) {
  const t = useT();
  return (
    <>
      <h1>{t("suggestions.title.none")}</h1>
      <p className="lede">{t(first ? "suggestions.nobody" : "suggestions.no-more")}</p>
      {russian ? null : <p>{t("suggestions.without-russian")}</p>}
      <div className="actions">
        <a className="button" href={first ? "/account/writing" : "/suggestions"}>
          {t(first ? "suggestions.change-answers" : "suggestions.first")}
        </a>
        <a href="/prisoners">{t("suggestions.choose-myself")}</a>
        {wished > 0 ? null : <a href="/suggestions/wish">{t("wish.choose-for-me")}</a>}
      </div>
      <WishNotice wished={wished} />
    </>
  );
}
