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
  key: /permit_key_\w+/g,
  secret: "api_key_secret",
  says: /^(title|message|detail|msg|error)$/,
  // An organization has an id too.
  meta: (_headers, body) => {
    const { error_code: isError, id } = Object(body);
    return isError && typeof id === "string" ? { requestId: id } : {};
  },
  advice: {
    401: "Use a current key of this region",
    403: "Use a key with more access",
    404: "Check the id, the key and the base URL",
    409: "Choose another key, or wait for the other call to end",
  },
};
