import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { type PageHandle, useDocument } from "~/components/document";
import { Envelope } from "~/components/envelope";
import type { Role } from "~/domain/access/roles";
import { countForgotten } from "~/features/desk/desk.server";
import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";

export const handle = { title: "start.title" } satisfies PageHandle;

export async function loader({ context }: LoaderFunctionArgs) {
  return { forgotten: await countForgotten(context.app) };
}

type Way = readonly [address: string, key: PlainKey];

const begin: Way = ["/join/languages", "start.begin"];
const goOn: Way = ["/correspondence", "start.continue"];
const another: Way = ["/suggestions", "start.another"];
const desk: Way = ["/desk", "start.desk"];
const family: Way = ["/family", "start.family"];
const relative: Way = ["/about#relatives", "start.relative"];
const safe: Way = ["/safety", "start.safe"];

/** The one button, then the quieter ways on. */
const ways: Record<Role | "visitor", { first: Way; others: readonly Way[] }> = {
  visitor: { first: begin, others: [goOn, relative, safe] },
  volunteer: { first: goOn, others: [another, safe] },
  family: { first: family, others: [safe] },
  translator: { first: safe, others: [] },
  coordinator: { first: desk, others: [safe] },
  admin: { first: desk, others: [safe] },
};

export default function StartPage() {
  const t = useT();
  const { role } = useDocument();
  const { forgotten } = useLoaderData<typeof loader>();
  const { first, others } = ways[role ?? "visitor"];
  return (
    <>
      <div className="opening">
        <h1>{t("start.title")}</h1>
        <Envelope />
      </div>
      <p className="lede">{t("start.lede")}</p>
      {forgotten > 0 ? <p className="tally">{t("start.forgotten", { count: forgotten })}</p> : null}
      <div className="actions mb-2">
        <a className="button" href={first[0]}>
          {t(first[1])}
        </a>
      </div>
      {first === begin ? <p className="quiet small">{t("start.begin-note")}</p> : null}
      <ul className="ways" aria-label={t("start.elsewhere")}>
        {others.map(([address, key]) => (
          <li key={address}>
            <a href={address}>{t(key)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
