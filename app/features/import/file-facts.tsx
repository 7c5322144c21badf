import type { ImportKindName } from "~/domain/import/kinds";
import { useT } from "~/i18n/i18n";
import { listWords } from "./kind-words";

interface FileFactsProps {
  file: {
    kind: ImportKindName;
    list: string;
    fileName: string;
    rows: number;
    encoding: string;
    separator: string;
  };
}

/** Which list, which file, how it was read. */
export function FileFacts({ file: { kind, list, fileName, rows, encoding, separator } }: FileFactsProps) {
  const t = useT();
  return (
    <dl className="facts">
      <dt>{t("import.file.list")}</dt>
      <dd>{listWords(t, { kind, list })}</dd>
      <dt>{t("import.file.name")}</dt>
      <dd>
        <bdi>{fileName}</bdi>
      </dd>
      <dt>{t("import.file.read")}</dt>
      <dd>
        {t("import.file.rows", { count: rows })}, {encoding.toUpperCase().replace("WINDOWS", "Windows")},{" "}
        {t(`import.separator.${separators[separator] ?? "comma"}`)}
      </dd>
    </dl>
  );
}

const separators: Record<string, "comma" | "semicolon" | "tab"> = {
  ",": "comma",
  ";": "semicolon",
  "\t": "tab",
};
