import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { winterForm } from "~/features/parcels/parcels.form";
import { planWinter, previewWinter } from "~/features/parcels/winter.server";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { parseForm } from "~/platform/forms/parse-form";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "winter.title" } satisfies PageHandle;

export async function loader({ context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  return { ...(await previewWinter(context.app, context.now)), key: randomId() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const parsed = parseForm(winterForm, await request.formData());
  if (!parsed.ok) return data({ isChanged: true }, { status: 422 });
  const done = await planWinter(context.app, viewer, parsed.values, context.now);
  if (done.ok) return redirect(`/desk/parcels?planned=${done.batch}`, 303);
  return data({ isChanged: true }, { status: 409 });
}

export default function WinterPage() {
  const { language, t } = useI18n();
  const { people, looked, seen, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink to="/desk/parcels" />
      <h1>{t("winter.title")}</h1>
      {looked === 0 ? (
        <p className="notice">
          {t("winter.nobody")} <a href="/desk/prisoners">{t("desk-list.title")}</a>
        </p>
      ) : (
        <p className="lede">{t("winter.lede", { count: looked })}</p>
      )}
      {sent?.isChanged ? (
        <div className="notice" role="alert">
          <p>{t("winter.changed")}</p>
        </div>
      ) : null}
      {people.length === 0 && looked > 0 ? <p>{t("winter.none")}</p> : null}
      <ul className="card-list">
        {people.map((person) => (
          <li key={person.prisonerId} className="card">
            <h2 className="mb-1">
              <a href={`/desk/prisoners/${person.prisonerId}/parcels`}>
                <PrisonerName {...person} />
              </a>
            </h2>
            <ul className="points">
              {person.entries.map(({ purpose, on, sendBy, reason }) => (
                <li key={on}>
                  {t(`parcel.purpose.${purpose}`)}:{" "}
                  {t("winter.entry", { on: formatDate(language, on), by: formatDate(language, sendBy) })}{" "}
                  {t(`plan-reason.${reason}`)}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {people.length === 0 ? null : (
        <form method="post">
          <input type="hidden" name="seen" value={seen} />
          <input type="hidden" name="key" value={key} />
          <div className="actions">
            <button className="button" type="submit">
              {t("winter.submit")}
            </button>
          </div>
        </form>
      )}
    </>
  );
}
