import { expect, test } from "vitest";
import { isCommonPassword } from "~/platform/crypto/common-passwords.server";

test.each(["manchester", "Manchester2024!", "ma-n.che_ster", "!!1Manchester1!!", "m@nch3ster", "11223344"])(
  "%s is on the list",
  (password) => {
    expect(isCommonPassword(password)).toBe(true);
  },
);

test.each(["kettle under seven moons", "zobil tarun mekod vasif", "f8d!kz0q", "12 45", ""])(
  "%s is not",
  (password) => {
    expect(isCommonPassword(password)).toBe(false);
  },
);
