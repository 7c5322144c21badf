import { useT } from "~/i18n/i18n";
import { demoPeople } from "./demo-people";

/** One tap into a demo as each of its people. */
export function DemoEntry() {
  const t = useT();
  return (
    <form method="post" action="/sign-in/demo" className="card">
      <h2>{t("sign-in.demo.heading")}</h2>
      <div className="button-columns">
        {demoPeople.map(({ signInName, label }) => (
          <button
            type="submit"
            key={signInName}
            name="person"
            value={signInName}
            className="button button-quiet"
          >
            {t(label)}
          </button>
        ))}
      </div>
    </form>
  );
}
