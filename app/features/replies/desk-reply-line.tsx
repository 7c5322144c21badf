import type { ReplyPlace } from "~/domain/correspondence/desk-reply";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";

interface DeskReply {
  id: number;
  prisonerId: string;
  name: string;
  /** Whose it is; null while nobody knows. */
  signature: string | null;
  addressedTo: string | null;
  receivedOn: string;
  place: ReplyPlace | "writer";
}

/** From whom, for whom, and where it waits; what was logged by mistake can be taken back. */
export function DeskReplyLine({ reply }: { reply: DeskReply }) {
  const { language, t } = useI18n();
  const { id, signature, addressedTo, place } = reply;
  return (
    <>
      <p className="mb-1 font-semibold">
        <a href={`/desk/prisoners/${reply.prisonerId}`}>
          <bdi>{reply.name}</bdi>
        </a>
      </p>
      <p>{whose(t, signature, addressedTo)}</p>
      <p className="hint">
        {formatDate(language, reply.receivedOn)}
        {place === "writer" ? null : ` · ${t(`desk-reply.place.${place}`)}`}
      </p>
      <form method="post" action={`/desk/replies/${id}/withdrawal`}>
        <button type="submit" className="plain-button">
          {t("history.undo")}
        </button>
      </form>
    </>
  );
}

type T = ReturnType<typeof useI18n>["t"];

function whose(t: T, signature: string | null, addressedTo: string | null): string {
  if (signature !== null) return t("desk.replies.for", { signature });
  return addressedTo === null
    ? t("desk.replies.for-nobody")
    : t("desk.replies.for-nobody-known", { signature: addressedTo });
}
