import { CheckField } from "~/components/fields/check-field";
import { DateField } from "~/components/fields/date-field";
import { SelectField } from "~/components/fields/select-field";
import { TextAreaField } from "~/components/fields/text-area-field";
import { TextField } from "~/components/fields/text-field";
import { climateZones, facilityKinds, regimes } from "~/domain/facilities/kinds";
import { useT } from "~/i18n/i18n";
import { type FormErrors, type Typed, typedText } from "~/platform/forms/parse-form";
import type { FacilityFormFacts } from "./read.server";
import { dateParts, typedDate } from "./typed-date";

export interface SentForm {
  errors: FormErrors;
  typed: Typed;
}

interface FacilityFormProps {
  /** Null for a new one. */
  facility: FacilityFormFacts | null;
  formKey: string;
  sent: SentForm | undefined;
}

/** What is known of a place; a new one is asked for its address as well. */
export function FacilityForm({ facility, formKey, sent }: FacilityFormProps) {
  const t = useT();
  const typed = sent?.typed ?? (facility ? typedOf(facility) : {});
  const errors = sent?.errors ?? {};
  const value = (name: string) => typedText(typed, name) ?? "";
  const field = (name: string) => ({ name, error: errors[name], defaultValue: value(name) });
  return (
    <form method="post" autoComplete="off">
      <input type="hidden" name="key" defaultValue={typedText(typed, "key") ?? formKey} />
      {facility ? (
        <input
          type="hidden"
          name="version"
          defaultValue={typedText(typed, "version") ?? String(facility.version)}
        />
      ) : null}
      <TextField {...field("name")} label={t("places.name")} hint={t("place-form.name-hint")} lang="ru" />
      <SelectField
        name="kind"
        label={t("place.kind")}
        error={errors.kind}
        chosen={value("kind")}
        choices={[
          ...(facility ? [] : [{ value: "", label: t("place-form.choose") }]),
          ...facilityKinds.map((kind) => ({ value: kind, label: t(`facility-kind.${kind}`) })),
        ]}
      />
      <SelectField
        name="regime"
        label={t("place.regime")}
        error={errors.regime}
        chosen={value("regime")}
        choices={[
          { value: "", label: t("place-form.no-regime") },
          ...regimes.map((regime) => ({ value: regime, label: t(`regime.${regime}`) })),
        ]}
      />
      <TextField {...field("region")} label={t("desk-list.region")} lang="ru" />
      <SelectField
        name="climateZone"
        label={t("place.zone")}
        hint={t("place-form.zone-hint")}
        error={errors.climateZone}
        chosen={value("climateZone") || "temperate"}
        choices={climateZones.map((zone) => ({ value: zone, label: t(`zone.${zone}`) }))}
      />
      {facility ? null : (
        <>
          <AddressFields typed={typed} errors={errors} />
          <TextField {...field("source")} label={t("place.source")} hint={t("place-form.source-hint")} />
        </>
      )}
      <TextAreaField
        {...field("letterNote")}
        label={t("place-form.note")}
        hint={t("place-form.note-hint")}
        rows={4}
        lang="ru"
      />
      <TextField {...field("letterNoteSource")} label={t("place-form.note-source")} />
      <DateField
        name="note"
        label={t("place-form.note-checked")}
        error={errors.noteDay}
        typed={typedDate(typed, "note")}
      />
      {facility ? (
        <CheckField
          name="toBeConfirmed"
          label={t("places.to-confirm")}
          defaultChecked={value("toBeConfirmed") === "yes"}
        />
      ) : null}
      <div className="actions">
        <button className="button" type="submit">
          {t("place-form.save")}
        </button>
      </div>
    </form>
  );
}

/** Lines and postcode of an address. */
export function AddressFields({ typed, errors }: SentForm) {
  const t = useT();
  return (
    <>
      <TextAreaField
        name="address"
        label={t("place-form.address")}
        hint={t("place-form.address-hint")}
        error={errors.address}
        defaultValue={typedText(typed, "address")}
        rows={4}
        lang="ru"
      />
      <TextField
        name="postcode"
        label={t("place-form.postcode-label")}
        error={errors.postcode}
        defaultValue={typedText(typed, "postcode")}
        inputMode="numeric"
        short
      />
    </>
  );
}

/** A stored facility as the form would send it. */
export function typedOf(facility: FacilityFormFacts): Typed {
  return {
    name: facility.name,
    kind: facility.kind,
    regime: facility.regime ?? "",
    region: facility.region,
    climateZone: facility.climateZone,
    letterNote: facility.letterNote ?? "",
    letterNoteSource: facility.letterNoteSource ?? "",
    ...dateParts("note", facility.letterNoteCheckedOn),
    toBeConfirmed: facility.toBeConfirmed ? "yes" : "",
  };
}
