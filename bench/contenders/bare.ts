import type { Contender } from "../lib/scenarios.ts";
import { type Vendor, vendorFacts } from "../lib/vendors.ts";

/** `fetch`, `JSON.parse` and nothing else. */
export function contender(vendor: Vendor): Contender {
  const { token, baseUrl, list, create, refused } = vendorFacts[vendor];
  const authorization = `Bearer ${token}`;

  const call = async ({ method, url, body }: typeof list) => {
    const response = await fetch(`${baseUrl}${url}`, {
      method,
      headers: body ? { authorization, "content-type": "application/json" } : { authorization },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: JSON.parse(await response.text()) };
  };
  return {
    list: async () => {
      const { body } = await call(list);
      return body.items ?? body.data ?? body;
    },
    create: async () => (await call(create)).body,
    refused: () => call(refused),
  };
}
