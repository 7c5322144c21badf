import { DateField } from "~/components/fields/date-field";
import { SelectField } from "~/components/fields/select-field";
import { TextAreaField } from "~/components/fields/text-area-field";
import { TextField } from "~/components/fields/text-field";
import { channels } from "~/domain/facilities/channels";
import { useT } from "~/i18n/i18n";
import { type Typed, typedText } from "~/platform/forms/parse-form";
import type { SentForm } from "./facility-form";
import { dateParts, typedDate } from "./typed-date";

interface ChannelFormProps {
  /** Null for a new one. */
  channel: {
    worksSince: string | null;
    worksUntil: string | null;
    note: string | null;
    source: string;
  } | null;
  version: number;
  formKey: string;
  sent: SentForm | undefined;
}

/** A way to write: its days, a note and who says so. */
export function ChannelForm({ channel, version, formKey, sent }: ChannelFormProps) {
  const t = useT();
  const typed = sent?.typed ?? (channel ? typedOf(channel) : {});
  const errors = sent?.errors ?? {};
  return (
    <form method="post" autoComplete="off">
      <input type="hidden" name="key" defaultValue={typedText(typed, "key") ?? formKey} />
      <input type="hidden" name="version" defaultValue={typedText(typed, "version") ?? String(version)} />
      {channel ? null : (
        <SelectField
          name="channel"
          label={t("place.channel")}
          error={errors.channel}
          chosen={typedText(typed, "channel") ?? ""}
          choices={[
            { value: "", label: t("place-form.choose") },
            ...channels.map((each) => ({ value: each, label: t(`channel.${each}`) })),
          ]}
        />
      )}
      <DateField
        name="since"
        label={t("place-form.works-since")}
        hint={t("place-form.works-since-hint")}
        error={errors.sinceDay}
        typed={typedDate(typed, "since")}
      />
      <DateField
        name="until"
        label={t("place-form.works-until")}
        hint={t("place-form.works-until-hint")}
        error={errors.untilDay}
        typed={typedDate(typed, "until")}
      />
      <TextAreaField
        name="note"
        label={t("place-form.channel-note")}
        hint={t("place-form.channel-note-hint")}
        error={errors.note}
        defaultValue={typedText(typed, "note")}
        rows={3}
        lang="ru"
      />
      <TextField
        name="source"
        label={t("place.source")}
        hint={t("place-form.source-hint")}
        error={errors.source}
        defaultValue={typedText(typed, "source")}
      />
      <div className="actions">
        <button className="button" type="submit">
          {t("place-form.save")}
        </button>
      </div>
    </form>
  );
}

function typedOf({ worksSince, worksUntil, note, source }: NonNullable<ChannelFormProps["channel"]>): Typed {
  return {
    ...dateParts("since", worksSince),
    ...dateParts("until", worksUntil),
    note: note ?? "",
    source,
  };
}
