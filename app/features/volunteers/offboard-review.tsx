import { useT } from "~/i18n/i18n";
import { type Typed, typedText } from "~/platform/forms/parse-form";

interface OffboardReviewProps {
  open: number;
  typed: Typed;
  formKey: string;
}

/** What closing the account will do, before it is done. */
export function OffboardReview({ open, typed, formKey }: OffboardReviewProps) {
  const t = useT();
  const note = typedText(typed, "note") ?? "";
  return (
    <>
      <ul className="points">
        <li>{t("offboard.will.account")}</li>
        <li>{open === 0 ? t("offboard.will.nobody") : t("offboard.will.people", { count: open })}</li>
        <li>{t("offboard.will.undo")}</li>
      </ul>
      {open > 0 && note !== "" ? <blockquote className="whitespace-pre-line">{note}</blockquote> : null}
      <form method="post" className="actions">
        <input type="hidden" name="key" value={formKey} />
        <input type="hidden" name="reason" value={typedText(typed, "reason") ?? ""} />
        <input type="hidden" name="note" value={note} />
        <button type="submit" className="button" name="sure" value="yes">
          {t("offboard.submit")}
        </button>
      </form>
    </>
  );
}
