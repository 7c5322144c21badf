import { DateField } from "~/components/fields/date-field";
import { TextField } from "~/components/fields/text-field";
import { useT } from "~/i18n/i18n";
import { typedText } from "~/platform/forms/parse-form";
import { AddressFields, type SentForm } from "./facility-form";
import type { FacilityFormFacts } from "./read.server";
import { dateParts, typedDate } from "./typed-date";

interface AddressFormProps {
  facility: FacilityFormFacts;
  /** `YYYY-MM-DD`, stands there as the first day. */
  today: string;
  formKey: string;
  sent: SentForm | undefined;
}

/** A new address and the day it holds from. */
export function AddressForm({ facility, today, formKey, sent }: AddressFormProps) {
  const t = useT();
  const { address, postcode, version } = facility;
  const typed = sent?.typed ?? { address, postcode: postcode ?? "", ...dateParts("from", today) };
  const errors = sent?.errors ?? {};
  return (
    <form method="post" autoComplete="off">
      <input type="hidden" name="key" defaultValue={typedText(typed, "key") ?? formKey} />
      <input type="hidden" name="version" defaultValue={typedText(typed, "version") ?? String(version)} />
      <AddressFields typed={typed} errors={errors} />
      <DateField
        name="from"
        label={t("place-form.valid-from")}
        hint={t("place-form.valid-from-hint")}
        error={errors.fromDay}
        typed={typedDate(typed, "from")}
      />
      <TextField
        name="source"
        label={t("place.source")}
        hint={t("place-form.source-hint")}
        error={errors.source}
        defaultValue={typedText(typed, "source")}
      />
      <div className="actions">
        <button className="button" type="submit" name="step" value="save">
          {t("place-form.save-address")}
        </button>
        <button className="button button-quiet" type="submit" name="step" value="look">
          {t("place-form.look")}
        </button>
      </div>
    </form>
  );
}
