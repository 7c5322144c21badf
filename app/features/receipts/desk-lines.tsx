import { useT } from "~/i18n/i18n";
import { Decision, DecisionNotice } from "./decision";
import type { readDecision, readDeskLines } from "./desk.server";
import { UnplacedLine } from "./unplaced-line";

type DeskLinesProps = Awaited<ReturnType<typeof readDeskLines>> & {
  decision: Awaited<ReturnType<typeof readDecision>>;
};

const back = { back: "receipt", page: 1 } as const;

/** On a receipt's page at the desk: the letters its lines may mean, and what was decided about others. */
export function DeskLines({ unplaced, decided, decision }: DeskLinesProps) {
  const t = useT();
  const others = decided.filter(({ id }) => id !== decision?.id);
  return (
    <>
      <DecisionNotice line={decision} back={back} />
      {unplaced.length === 0 ? null : <h2>{t("desk.receipts.unplaced")}</h2>}
      <ul className="card-list">
        {unplaced.map((line) => (
          <li key={line.id} className="card">
            <UnplacedLine line={line} back={back} />
          </li>
        ))}
      </ul>
      {others.length === 0 ? null : <h2>{t("desk.receipts.decided")}</h2>}
      <ul className="card-list">
        {others.map((line) => (
          <li key={line.id}>
            <Decision line={line} back={back} />
          </li>
        ))}
      </ul>
    </>
  );
}
