import { spanOf } from "~/domain/dates/span";
import { formatDate, formatSpan } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import { formatNumber } from "~/i18n/numbers";
import type { StoredNeed, StoredSize } from "./needs-form";

interface NeedsListProps {
  sizes: readonly StoredSize[];
  needs: readonly StoredNeed[];
}

/** What a family told of sizes, food and wishes, each with its day. */
export function NeedsList({ sizes, needs }: NeedsListProps) {
  const { language, t } = useI18n();
  if (sizes.length + needs.length === 0) return <p>{t("needs.none")}</p>;
  return (
    <dl className="facts">
      {sizes.map((size) => (
        <Fact key={size.kind} label={t(`sizes.${size.kind}`)} when={sizeWhen(language, size)}>
          {formatNumber(language, size.value, Number.isInteger(size.value) ? 0 : 1)}
        </Fact>
      ))}
      {needs.map((need) => (
        <Fact key={need.kind} label={t(`needs.${need.kind}`)} when={formatDate(language, need.recordedAt)}>
          {need.text}
        </Fact>
      ))}
    </dl>
  );
}

function Fact({ label, when, children }: { label: string; when: string; children: string }) {
  const t = useT();
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <bdi className="whitespace-pre-line">{children}</bdi>
        <span className="hint block">{t("needs.as-of", { when })}</span>
      </dd>
    </>
  );
}

function sizeWhen(language: Parameters<typeof formatSpan>[0], size: StoredSize): string {
  const when = formatSpan(language, spanOf({ date: size.measuredOn, precision: size.measuredPrecision }));
  return when ?? formatDate(language, size.recordedAt);
}
