import { ChoiceField } from "~/components/fields/choice-field";
import { SelectField } from "~/components/fields/select-field";
import { SinceField } from "~/components/fields/since-field";
import type { MoveKind } from "~/domain/prisoners/move";
import { statusesAfterMove } from "~/domain/prisoners/move";
import { useT } from "~/i18n/i18n";
import { type FormErrors, type Typed, typedText } from "~/platform/forms/parse-form";

interface ConfirmMoveFormProps {
  report: {
    kind: MoveKind;
    /** Where to, in the family's words: then no status is chosen beforehand. */
    place: string | null;
    sinceDate: string | null;
    sincePrecision: string;
    facilities: readonly { id: string; name: string }[];
  };
  formKey: string;
  sent: { errors: FormErrors; typed: Typed } | undefined;
}

/** What a coordinator knows of the move; what the family said of the day stands there already. */
export function ConfirmMoveForm({ report, formKey, sent }: ConfirmMoveFormProps) {
  const t = useT();
  const typed = sent?.typed ?? saidOf(report);
  const errors = sent?.errors ?? {};
  return (
    <form method="post">
      <input type="hidden" name="key" defaultValue={typedText(typed, "key") ?? formKey} />
      {report.kind === "released" ? (
        <input type="hidden" name="status" value="unknown" />
      ) : (
        <>
          <SelectField
            name="facility"
            label={t("move.where-now")}
            error={errors.facility}
            chosen={typedText(typed, "facility") ?? ""}
            choices={[
              { value: "", label: t("move.where-unknown") },
              ...report.facilities.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <ChoiceField
            name="status"
            label={t("move.status")}
            error={errors.status}
            chosen={[typedText(typed, "status") ?? (report.place === null ? "in-transit" : "")]}
            choices={statusesAfterMove.map((status) => ({ value: status, label: t(`status.${status}`) }))}
          />
        </>
      )}
      <SinceField typed={typed} error={errors.sinceDay} />
      <div className="actions">
        <button className="button" type="submit">
          {t(report.kind === "released" ? "move.confirm-release" : "move.confirm")}
        </button>
      </div>
    </form>
  );
}

function saidOf({ sinceDate, sincePrecision }: ConfirmMoveFormProps["report"]): Typed {
  const [year = "", month = "", day = ""] = sinceDate?.split("-") ?? [];
  return {
    sinceYear: year,
    sinceMonth: sincePrecision === "year" ? "" : month,
    sinceDay: sincePrecision === "day" ? day : "",
  };
}
