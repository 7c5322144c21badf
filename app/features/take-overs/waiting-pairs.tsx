import { useT } from "~/i18n/i18n";
import type { WaitingPair } from "./ending.server";

/** Who writes to somebody by the old spreadsheet and has no account yet, each with the way to end it or take it up. */
export function WaitingPairs({ pairs }: { pairs: readonly WaitingPair[] }) {
  const t = useT();
  if (pairs.length === 0) return null;
  return (
    <>
      <h3 id="pairs">{t("pairs.title")}</h3>
      <p className="hint">
        {t("pairs.hint")} <a href="/desk/take-overs">{t("take-overs.title")}</a>
      </p>
      <ul className="card-list">
        {pairs.map((pair) => (
          <li key={pair.id} className="card">
            <Pair pair={pair} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Pair({ pair: { id, signature, ended } }: { pair: WaitingPair }) {
  const t = useT();
  const what = t(ended ? "pairs.reopen" : "pairs.end");
  return (
    <>
      <p className="mb-1">
        <bdi>{signature}</bdi> · {t(ended ? "pairs.ended" : "pairs.waits")}
      </p>
      <form method="post" action={`/desk/pairs/${id}/ending${ended ? "/withdrawal" : ""}`}>
        <button type="submit" className="plain-button" aria-label={`${what}: ${signature}`}>
          {what}
        </button>
      </form>
    </>
  );
}
