import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { Handle } from "~/features/volunteers/handle";
import { Offboarding } from "~/features/volunteers/offboarding";
import { openVolunteer } from "~/features/volunteers/read.server";
import { Said } from "~/features/volunteers/said";
import { ThreadTable } from "~/features/volunteers/thread-table";
import { TrustSection } from "~/features/volunteers/trust-section";
import { VolunteerFacts } from "~/features/volunteers/volunteer-facts";
import { VolunteerHistory } from "~/features/volunteers/volunteer-history";
import { useT } from "~/i18n/i18n";
import { listCameFrom } from "~/platform/http/redirects.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "volunteer.title" } satisfies PageHandle;

const deeds = ["trusted", "distrusted", "capacity", "handed-over", "reopened"] as const;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "desk");
  const volunteer = await openVolunteer(context.app, viewer, params.id ?? "", context.now);
  if (!volunteer) throw missing();
  const done = new URL(request.url).searchParams.get("done");
  return {
    volunteer,
    back: listCameFrom(request, ["/desk/volunteers"]),
    done: deeds.find((each) => each === done) ?? null,
  };
}

export default function VolunteerPage() {
  const t = useT();
  const { volunteer, back, done } = useLoaderData<typeof loader>();
  const below = (page: string) => `/desk/volunteers/${volunteer.id}/${page}`;
  return (
    <>
      <BackLink to={back} />
      {done ? <Said>{t(`volunteer.said.${done}`)}</Said> : null}
      <h1>
        <Handle {...volunteer} />
      </h1>
      <Offboarding volunteer={volunteer} />
      <VolunteerFacts volunteer={volunteer} />
      {volunteer.closed ? null : (
        <ul className="ways">
          <li>
            <a href={below("capacity")}>{t("volunteer.capacity.title")}</a>
          </li>
          {volunteer.open > 0 ? (
            <li>
              <a href={below("hand-over")}>{t("hand-over.several")}</a>
            </li>
          ) : null}
          <li>
            <a href={below("offboard")}>{t("offboard.title")}</a>
          </li>
        </ul>
      )}
      <TrustSection volunteer={volunteer} />
      <h2>{t("volunteer.threads")}</h2>
      <ThreadTable threads={volunteer.threads} />
      <VolunteerHistory volunteer={volunteer} />
    </>
  );
}
