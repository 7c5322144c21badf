import { useT } from "~/i18n/i18n";

export interface Version {
  name: string;
  label: string;
  theirs: string;
  yours: string;
}

/** What two people who saved at once wrote, field by field, where it differs; nothing was lost and one may choose. */
export function BothVersions({ versions, back }: { versions: readonly Version[]; back: string }) {
  const t = useT();
  return (
    <div className="notice">
      <p>{t("versions.text")}</p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("versions.field")}</th>
            <th scope="col">{t("versions.theirs")}</th>
            <th scope="col">{t("versions.yours")}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map((each) => (
            <tr key={each.name}>
              <th scope="row">{each.label}</th>
              <td data-label={t("versions.theirs")}>
                <bdi>{each.theirs || "–"}</bdi>
              </td>
              <td data-label={t("versions.yours")}>
                <bdi>{each.yours || "–"}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {versions.length === 0 ? `${t("versions.same")} ` : null}
        <a href={back}>{t("versions.keep-theirs")}</a>
      </p>
    </div>
  );
}
