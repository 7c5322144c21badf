import { ChoiceField } from "~/components/fields/choice-field";
import { SelectField } from "~/components/fields/select-field";
import { SinceField } from "~/components/fields/since-field";
import { releaseKinds } from "~/domain/prisoners/custody-change";
import { statusesAfterMove } from "~/domain/prisoners/move";
import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { type FormErrors, type Typed, typedText } from "~/platform/forms/parse-form";
import { toldBy } from "./custody.form";

interface Fields {
  typed: Typed;
  errors: FormErrors;
}

/** Where to, and what the person's status is there; `added` is the place chosen at first. */
export function PlaceFields({
  typed,
  errors,
  facilities,
  added,
}: Fields & { facilities: readonly { id: string; name: string }[]; added: string }) {
  const t = useT();
  return (
    <>
      <SelectField
        name="facility"
        label={t("move.where-now")}
        error={errors.facility}
        chosen={typedText(typed, "facility") ?? added}
        choices={[
          { value: "", label: t("move.where-unknown") },
          ...facilities.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <ChoiceField
        name="status"
        label={t("move.status")}
        error={errors.status}
        chosen={[typedText(typed, "status") ?? ""]}
        choices={statusesAfterMove.map((status) => ({ value: status, label: t(`status.${status}`) }))}
      />
    </>
  );
}

/** How it ended. */
export function ReleaseField({ typed, errors }: Fields) {
  const t = useT();
  return (
    <ChoiceField
      name="kind"
      label={t("custody.how-free")}
      error={errors.kind}
      chosen={[typedText(typed, "kind") ?? ""]}
      choices={releaseKinds.map((kind) => ({ value: kind, label: t(`custody.kind.${kind}`) }))}
    />
  );
}

/** When it was, and who told of it. */
export function ToldFields({ typed, errors, when = "move.since" }: Fields & { when?: PlainKey }) {
  const t = useT();
  return (
    <>
      <SinceField typed={typed} error={errors.sinceDay} label={when} />
      <SelectField
        name="by"
        label={t("custody.by")}
        error={errors.by}
        chosen={typedText(typed, "by") ?? "family"}
        choices={toldBy.map((by) => ({ value: by, label: t(`custody.by.${by}`) }))}
      />
    </>
  );
}
