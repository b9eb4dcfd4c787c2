import ky, { isHTTPError, type Options } from "ky";
import type { Contender } from "../lib/scenarios.ts";
import { type Vendor, vendorFacts } from "../lib/vendors.ts";

/** ky as it comes: with its timeout of ten seconds and its two retries. */
export function contender(vendor: Vendor, options: Options = {}): Contender {
  const { token, baseUrl, list, create, refused } = vendorFacts[vendor];
  const client = ky.create({ headers: { authorization: `Bearer ${token}` }, ...options });
  const call = ({ method, url, body }: typeof list) =>
    client<never>(`${baseUrl}${url}`, { method, ...(body ? { json: body } : {}) }).json();
  return {
    list: async () => {
      const body: unknown = await call(list);
      const { items, data } = body as { items?: unknown[]; data?: unknown[] };
      return items ?? data ?? (body as unknown[]);
    },
    create: () => call(create),
    refused: async () => {
      try {
        return { status: 200, body: await call(refused) };
      } catch (error) {
        if (!isHTTPError(error)) throw error;
        return { status: error.response.status, body: error.data };
      }
    },
  };
}
