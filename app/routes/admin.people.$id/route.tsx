import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { readPerson } from "~/features/people/person.server";
import { PersonDeeds } from "~/features/people/person-deeds";
import { PersonEnding, PersonOpened } from "~/features/people/person-ending";
import { PersonFacts } from "~/features/people/person-facts";
import { useT } from "~/i18n/i18n";
import { listCameFrom } from "~/platform/http/redirects.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "people.person" } satisfies PageHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "administration");
  const person = await readPerson(context.app, params.id ?? "", context.now);
  if (!person) throw missing();
  const said = new URL(request.url).searchParams.get("done") === "role" ? ("role" as const) : null;
  return { person, said, back: listCameFrom(request, ["/admin/people"]) };
}

export default function PersonPage() {
  const t = useT();
  const { person, said, back } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to={back} />
      <h1>{t("people.handle", { handle: person.handle })}</h1>
      {said && person.ending === null ? (
        <p className="notice" role="status">
          {t("role.done", { role: t(`people.role.${person.role}`) })}
        </p>
      ) : null}
      <PersonEnding person={person} />
      {person.opened ? <PersonOpened opened={person.opened} /> : null}
      <PersonFacts person={person} />
      {person.role === "volunteer" ? (
        <p>
          <a href={`/desk/volunteers/${person.id}`}>{t("people.at-desk")}</a>
        </p>
      ) : null}
      {person.ending === null ? <PersonDeeds person={person} /> : null}
    </>
  );
}
