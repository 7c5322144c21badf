import { ChoiceField } from "~/components/fields/choice-field";
import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { capacities, placesToPostFrom, waysToWrite } from "./writing.form";

interface QuestionProps {
  chosen: string | undefined;
  error: PlainKey | undefined;
  asHeading?: boolean;
}

/** The question stands alone on its page (as the heading) or beside others. */
export function WaysField({ chosen, error, asHeading = false }: QuestionProps) {
  const t = useT();
  const hints: Partial<Record<string, string>> = {
    hand: t("writing.ways.hand.hint"),
    online: t("writing.ways.online.hint"),
  };
  return (
    <ChoiceField
      name="ways"
      label={t("writing.ways")}
      asHeading={asHeading}
      error={error}
      chosen={chosen ? [chosen] : []}
      choices={waysToWrite.map((value) => ({ value, label: t(`writing.ways.${value}`), hint: hints[value] }))}
    />
  );
}

/** Out of sight while "by hand" is chosen, for then it does not matter. */
export function CardField({ chosen, error }: QuestionProps) {
  const t = useT();
  return (
    <div className="only-online">
      <ChoiceField
        name="russianCard"
        label={t("writing.card")}
        hint={t("writing.card.hint")}
        error={error}
        chosen={chosen ? [chosen] : []}
        choices={(["yes", "no"] as const).map((value) => ({ value, label: t(`writing.card.${value}`) }))}
      />
    </div>
  );
}

export function PlaceField({ chosen, error, asHeading = false }: QuestionProps) {
  const t = useT();
  return (
    <ChoiceField
      name="postsFrom"
      label={t("writing.place")}
      hint={t("writing.place.hint")}
      asHeading={asHeading}
      error={error}
      chosen={chosen ? [chosen] : []}
      choices={placesToPostFrom.map((value) => ({
        value,
        label: t(`writing.place.${value}`),
        hint: value === "unsaid" ? t("writing.place.unsaid.hint") : undefined,
      }))}
    />
  );
}

export function PeopleField({ chosen, error, asHeading = false }: QuestionProps) {
  const t = useT();
  return (
    <ChoiceField
      name="capacity"
      label={t("writing.people")}
      hint={t("writing.people.hint")}
      asHeading={asHeading}
      error={error}
      chosen={chosen ? [chosen] : []}
      choices={capacities.map((count) => ({
        value: String(count),
        label: count === 1 ? t("writing.people.one") : t("writing.people.count", { count }),
        hint: count === 1 ? t("writing.people.one.hint") : undefined,
      }))}
    />
  );
}
