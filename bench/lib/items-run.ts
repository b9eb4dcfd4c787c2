// Iterates over many rows by items() and prints how the heap grew; needs --expose-gc.
import { setImmediate } from "node:timers/promises";
import { items } from "orgkit";
import { pageOf } from "./scenarios.ts";
import { type Vendor, vendorFacts } from "./vendors.ts";

export interface ItemsOutcome {
  readonly rows: number;
  /** The highest heap, after collection, above that of the first tenth. */
  readonly growthBytes: number;
}

const [vendor, count] = process.argv.slice(2) as [Vendor, string];
const total = Number(count);
const pageSize = 100;
const { token } = vendorFacts[vendor];
let served = 0;

const fetch: typeof globalThis.fetch = async () => {
  // As on a network, an answer comes in a later turn of the event loop; only then does V8 let go of what was weakly held.
  await setImmediate();
  const text = pageOf(vendor, Math.min(pageSize, total - served), total, served);
  served += pageSize;
  return new Response(text, { headers: { "content-type": "application/json" } });
};

const lists = {
  polar: async () => {
    const { PolarCore, organizationAccessTokensList } = await import("orgkit/polar");
    return items(organizationAccessTokensList(new PolarCore({ accessToken: token, fetch }), { limit: pageSize }));
  },
  openai: async () => {
    const { listInvites, OpenAICore } = await import("orgkit/openai");
    return items(listInvites(new OpenAICore({ accessToken: token, fetch }), { limit: pageSize }));
  },
  clerk: async () => {
    const { ClerkCore, listOrganizations } = await import("orgkit/clerk");
    return items(listOrganizations(new ClerkCore({ accessToken: token, fetch }), { limit: pageSize }));
  },
  permit: async () => {
    const { listOrganizations, PermitCore } = await import("orgkit/permit");
    return items(listOrganizations(new PermitCore({ accessToken: token, fetch }), { perPage: pageSize }));
  },
} satisfies Record<Vendor, () => Promise<AsyncIterable<{ ok: boolean }>>>;

const heaps: number[] = [];
let rows = 0;
for await (const item of await lists[vendor]()) {
  if (!item.ok) throw item.error;
  rows++;
  if (rows % (total / 10) === 0) {
    globalThis.gc?.();
    heaps.push(process.memoryUsage().heapUsed);
  }
}
const [first = Number.NaN, ...later] = heaps;
const outcome: ItemsOutcome = { rows, growthBytes: Math.max(...later) - first };
console.log(JSON.stringify(outcome));
