import type { ReactNode } from "react";
import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";

interface PlanDecisionProps {
  /** The address of the plan. */
  page: string;
  lines: readonly { id: number }[];
  /** Undecided lines on other pages. */
  elsewhere: number;
  hint: PlainKey;
  children: ReactNode;
}

/** The lines of a page of a plan with their ticks, how far the decision reaches, and the button that carries it out. */
export function PlanDecision({ page, lines, elsewhere, hint, children }: PlanDecisionProps) {
  const t = useT();
  return (
    <form method="post" action={`${page}/application`}>
      <input type="hidden" name="first" value={lines[0]?.id} />
      <input type="hidden" name="last" value={lines.at(-1)?.id} />
      {children}
      {elsewhere > 0 ? <Reach elsewhere={elsewhere} /> : null}
      <div className="actions">
        <button type="submit" className="button">
          {t("balance.apply")}
        </button>
      </div>
      <p className="hint">{t(hint)}</p>
    </form>
  );
}

interface LineTickProps {
  line: { id: number; state: string; hindered: string | null };
  /** What the tick takes, for whoever hears it without the line. */
  label: string;
}

/** Ticked at first; not where it could not be done any more. */
export function LineTick({ line, label }: LineTickProps) {
  if (line.state !== "proposed") return null;
  return (
    <label>
      <input type="checkbox" name="take" value={line.id} defaultChecked={line.hindered === null} />
      <span className="sr-only">{label}</span>
    </label>
  );
}

interface LineHeadProps {
  /** Whether lines can still be ticked; otherwise each says what became of it. */
  isOpen: boolean;
  /** What a line says between the prisoner and the reason. */
  columns: readonly PlainKey[];
}

/** The heads of a plan's table: the tick, the prisoner, what the plan is about, why, and what became of it. */
export function LineHead({ isOpen, columns }: LineHeadProps) {
  const t = useT();
  const said: PlainKey[] = ["balance.line.prisoner", ...columns, "balance.line.why"];
  return (
    <thead>
      <tr>
        {isOpen ? (
          <th scope="col">
            <span className="sr-only">{t("balance.line.take")}</span>
          </th>
        ) : null}
        {(isOpen ? said : [...said, "balance.line.state" as const]).map((column) => (
          <th key={column} scope="col">
            {t(column)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Reach({ elsewhere }: { elsewhere: number }) {
  const t = useT();
  return (
    <fieldset className="field">
      <legend>{t("balance.reach")}</legend>
      <label className="choice">
        <input type="radio" name="reach" value="page" defaultChecked />
        <span>{t("balance.reach.page")}</span>
      </label>
      <label className="choice">
        <input type="radio" name="reach" value="all" />
        <span>{t("balance.reach.all", { count: elsewhere })}</span>
      </label>
    </fieldset>
  );
}
