import { useT } from "~/i18n/i18n";

/** The meaning of the columns as a file for the command line; made in the page, so nothing is asked for again. */
export function MappingLink({ list, mapping }: { list: string; mapping: string }) {
  const t = useT();
  return (
    <>
      <a
        href={`data:application/json;charset=utf-8,${encodeURIComponent(mapping)}`}
        download={`${list}.map.json`}
      >
        {t("import.mapping")}
      </a>{" "}
      <span className="quiet small">{t("import.mapping.hint")}</span>
    </>
  );
}
