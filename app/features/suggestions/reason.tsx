import type { Explanation } from "~/domain/balance/suggestion-key";
import { useT } from "~/i18n/i18n";

/** Why this person is shown, in one or two sentences made from the key that ranked them. */
export function Reason({ reason }: { reason: Explanation }) {
  const t = useT();
  const { silence, load, scarcity, channels } = reason;
  const parts: string[] = [];
  if (silence.code === "never-written") parts.push(t("reason.never-written"));
  else if (silence.code === "silent-months") parts.push(t("reason.silent-months", { count: silence.months }));
  else parts.push(t(`reason.${load.code}`), t("reason.silent-days", { count: silence.days }));
  if (channels.some((channel) => channel !== "post")) parts.push(t("reason.online"));
  if (scarcity) parts.push(t("reason.few-can-write", { count: scarcity.volunteers }));
  return <>{parts.join(" ")}</>;
}
