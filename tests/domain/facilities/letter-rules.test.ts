import { describe, expect, it } from "vitest";
import { channels } from "~/domain/facilities/channels";
import { facilityKinds } from "~/domain/facilities/kinds";
import { rulesFor } from "~/domain/facilities/letter-rules";

const codes = (...args: Parameters<typeof rulesFor>) => rulesFor(...args).map((rule) => rule.code);

describe("rules for letters", () => {
  it("tell every facility and channel the common rules, each once", () => {
    for (const kind of facilityKinds) {
      for (const channel of channels) {
        const found = codes(kind, channel);
        expect(found).toEqual([...new Set(found)]);
        expect(found).toEqual(
          expect.arrayContaining([
            "russian-only",
            "censored",
            "censor-days",
            "keep-off",
            "no-codes",
            "pages",
            "number-and-date",
          ]),
        );
      }
    }
  });

  it("cite the remand law in a SIZO and the penal code in a colony", () => {
    const source = (kind: "sizo" | "ik") =>
      rulesFor(kind, "post").find((rule) => rule.code === "censored")?.source;
    expect(source("sizo")).toBe("103-fz-20");
    expect(source("ik")).toBe("uik-91");
  });

  it("ask paper for an envelope and a reply kit, a website for a reply form", () => {
    expect(codes("ik", "post")).toEqual(
      expect.arrayContaining(["envelope-name", "reply-kit", "plain-paper"]),
    );
    expect(codes("ik", "post")).not.toContain("reply-form");
    expect(codes("ik", "zonatelecom")).toContain("reply-form");
    expect(codes("ik", "zonatelecom")).not.toContain("envelope-name");
    expect(codes("ik", "relay")).toContain("envelope-name");
    expect(codes("ik", "relay")).not.toContain("reply-kit");
  });
});
