import { oneOf, optional } from "../../core/codec.js";
import type { Vendor } from "../../core/core.js";
import type { CoreOptions } from "../../core/options.js";

/** What a Permit core takes. */
export interface PermitOptions extends CoreOptions {
  /** The region; the two share neither keys nor data. Default `"us"`. */
  readonly server?: "us" | "eu" | undefined;
}

/** What is true of every call to Permit. */
export const permit: Vendor<PermitOptions> & { name: "permit" } = {
  name: "permit",
  options: { server: optional(oneOf("us", "eu")) },
  baseUrl: ({ server }) => `https://api.${server === "eu" ? "eu." : ""}permit.io`,
  secretKey: /permit_key_\w+/g,
  explain: (body, status) => {
    const { title, message, detail } = Object(body);
    const problems = [detail].flat().map((problem) => {
      const { loc, msg = problem } = Object(problem);
      return words(words(loc).join("."), msg).join(": ");
    });
    return words(message || title, problems, advice[status])
      .join(". ")
      .replace(/\.(?=\.|$)/g, "");
  },
  // An organization has an id too.
  meta: (_headers, body) => {
    const { error_code: isError, id } = Object(body);
    return isError && typeof id === "string" ? { requestId: id } : {};
  },
};

/** Keeps what can be said: an answer may hold anything. */
const words = (...input: unknown[]): unknown[] =>
  input.flat().filter((word) => typeof word === "number" || (word && typeof word === "string"));

const advice: Record<number, string> = {
  401: "Use a current key of this region",
  403: "Use a key with more access; Permit must enable it to create organizations",
  404: "Check the id or key",
  409: "Choose another key, or wait for the other deletion",
  429: "Permit allows 1000 requests, 300 writes and 60 deletions a minute",
};
