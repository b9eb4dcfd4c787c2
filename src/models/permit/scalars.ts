import { accept } from "../../core/codec.js";

const pattern = (expected: string, regex: RegExp) =>
  accept<string>(expected, (input) => typeof input === "string" && regex.test(input));

export const organizationKey = pattern("letters, digits, - and _", /^[\w-]+$/);
export const organizationName = pattern("letters, digits, spaces, ., - and _", /^[\w. -]+$/);
