import { DateField } from "~/components/fields/date-field";
import { TextAreaField } from "~/components/fields/text-area-field";
import { TextField } from "~/components/fields/text-field";
import type { Precision } from "~/domain/dates/partial-date";
import { spanOf } from "~/domain/dates/span";
import { PRIVATE_TEXT_MOST } from "~/domain/family/private-text";
import { type SizeKind, sizeKinds } from "~/domain/family/sizes";
import { formatDate, formatSpan } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import { formatNumber } from "~/i18n/numbers";
import { type FormErrors, type Typed, typedText } from "~/platform/forms/parse-form";

export interface StoredSize {
  id: number;
  kind: SizeKind;
  value: number;
  measuredOn: string | null;
  measuredPrecision: Precision;
  recordedAt: string;
}

export interface StoredNeed {
  id: number;
  kind: "diet" | "request";
  text: string;
  recordedAt: string;
}

interface NeedsFormProps {
  sizes: readonly StoredSize[];
  needs: readonly StoredNeed[];
  formKey: string;
  /** What was typed into a form that was refused. */
  typed: Typed | undefined;
  errors: FormErrors;
}

/** Sizes, food and wishes in one form, each beside what is stored of it and since when. */
export function NeedsForm({ sizes, needs, formKey, typed, errors }: NeedsFormProps) {
  const t = useT();
  const idsOf = (rows: readonly { id: number }[]) => rows.map(({ id }) => id).join(" ");
  return (
    <form method="post" noValidate>
      <input type="hidden" name="key" defaultValue={typedText(typed, "key") ?? formKey} />
      <input type="hidden" name="shownSizes" defaultValue={typedText(typed, "shownSizes") ?? idsOf(sizes)} />
      <input type="hidden" name="shownNeeds" defaultValue={typedText(typed, "shownNeeds") ?? idsOf(needs)} />
      <h2>{t("needs.sizes")}</h2>
      {sizeKinds.map((kind) => (
        <SizeField
          key={kind}
          kind={kind}
          stored={sizes.find((each) => each.kind === kind)}
          typed={typedText(typed, kind)}
          error={errors[kind]}
        />
      ))}
      <DateField
        name="measured"
        label={t("needs.measured")}
        hint={t("needs.measured.hint")}
        error={errors.measuredDay}
        typed={{
          day: typedText(typed, "measuredDay") ?? "",
          month: typedText(typed, "measuredMonth") ?? "",
          year: typedText(typed, "measuredYear") ?? "",
        }}
      />
      {(["diet", "request"] as const).map((kind) => (
        <NeedField
          key={kind}
          kind={kind}
          stored={needs.find((each) => each.kind === kind)}
          typed={typedText(typed, kind)}
          error={errors[kind]}
        />
      ))}
      <p className="quiet">{t("needs.empty")}</p>
      <div className="actions">
        <button className="button" type="submit">
          {t("needs.submit")}
        </button>
      </div>
    </form>
  );
}

interface Filled<Kind, Stored> {
  kind: Kind;
  stored: Stored | undefined;
  typed: string | undefined;
  error: FormErrors[string] | undefined;
}

function SizeField({ kind, stored, typed, error }: Filled<SizeKind, StoredSize>) {
  const { language, t } = useI18n();
  const figure = stored ? formatNumber(language, stored.value, Number.isInteger(stored.value) ? 0 : 1) : "";
  return (
    <TextField
      name={kind}
      label={t(`sizes.${kind}`)}
      hint={[t(`sizes.${kind}.hint`), stored ? <Since key="since" stored={stored} /> : null]}
      error={error}
      defaultValue={typed ?? figure}
      inputMode="decimal"
      autoComplete="off"
      short
    />
  );
}

function Since({ stored }: { stored: StoredSize }) {
  const { language, t } = useI18n();
  const { measuredOn: date, measuredPrecision: precision } = stored;
  const when = formatSpan(language, spanOf({ date, precision }));
  const written = { date: formatDate(language, stored.recordedAt) };
  return (
    <span className="block">
      {when ? t("needs.stored.measured", { when, ...written }) : t("needs.stored", written)}
    </span>
  );
}

function NeedField({ kind, stored, typed, error }: Filled<"diet" | "request", StoredNeed>) {
  const { language, t } = useI18n();
  const since = stored ? t("needs.stored", { date: formatDate(language, stored.recordedAt) }) : null;
  return (
    <TextAreaField
      name={kind}
      label={t(`needs.${kind}`)}
      hint={[t(`needs.${kind}.hint`), since].filter(Boolean).join(" ")}
      error={error}
      defaultValue={typed ?? stored?.text ?? ""}
      maxLength={PRIVATE_TEXT_MOST}
      autoComplete="off"
    />
  );
}
