import createClient from "openapi-fetch";
import type { Contender } from "../lib/scenarios.ts";
import { type Vendor, vendorFacts } from "../lib/vendors.ts";

interface Call {
  readonly parameters: object;
  readonly requestBody?: { readonly content: { readonly "application/json": unknown } };
  readonly responses: {
    readonly 200: { readonly content: { readonly "application/json": object } };
    readonly 404: { readonly content: { readonly "application/json": object } };
  };
}
type Paths = Record<string, { readonly get: Call; readonly post: Call }>;

/** openapi-fetch with its defaults. */
export function contender(vendor: Vendor): Contender {
  const { token, baseUrl, list, create, refused } = vendorFacts[vendor];
  const client = createClient<Paths>({ baseUrl, headers: { authorization: `Bearer ${token}` } });
  const call = ({ method, url, body }: typeof list) =>
    method === "GET" ? client.GET(url) : client.POST(url, { body });
  return {
    list: async () => {
      const { data } = await call(list);
      const { items, data: entries } = data as { items?: unknown[]; data?: unknown[] };
      return items ?? entries ?? (data as unknown[]);
    },
    create: async () => (await call(create)).data ?? {},
    refused: async () => {
      const { response, error } = await call(refused);
      return { status: response.status, body: error };
    },
  };
}
