import { unwrap } from "orgkit";
import { listOrganizations } from "orgkit/clerk";
import { organizationAccessTokensList, PolarCore } from "orgkit/polar";
import { createSandbox } from "orgkit/sandbox";
import { errorOf, expectShows } from "../expect.ts";
import type { AnyOptions, Place } from "../place.ts";
import type { Cases } from "../suite.ts";

/** Lists from an answer in which a date is missing. */
async function listWithoutDate({ polar, addFault }: Place, validate: AnyOptions["validate"]) {
  const token = { id: "t1", comment: "CI", scopes: [], organization_id: "o1", added_later: { as_is: 1 } };
  await addFault({ vendor: "polar", body: { items: [token], pagination: { total_count: 1, max_page: 1 } } });
  return organizationAccessTokensList(polar({ validate }));
}

/** What goes out and what comes in. */
export const shapes: Cases = {
  async "validate: strict refuses an answer that lacks a field"(place) {
    const result = await listWithoutDate(place, "strict");
    expectShows(errorOf(result).name, "ResponseValidationError");
  },
  async "validate: report gives it and tells what differs"(place) {
    const result = await listWithoutDate(place, "report");
    expectShows(unwrap(result).items, [{ id: "t1", organizationId: "o1", addedLater: { as_is: 1 } }]);
    expectShows(
      result.meta.drift?.some(({ path }) => path === "items.0.createdAt"),
      true,
    );
  },
  async "validate: off gives it"(place) {
    const result = await listWithoutDate(place, "off");
    expectShows([unwrap(result).items.length, result.meta.drift], [1, undefined]);
  },
  async "a query arrives as it was written"({ clerk, requests }) {
    const request = { query: "Zoë & Søn + 50%=✓", userId: ["user_a", "user_b"], orderBy: "-created_at" as const };
    unwrap(await listOrganizations(clerk(), request));
    const query = new URLSearchParams((await requests()).at(-1)?.query);
    expectShows(
      [query.get("query"), query.getAll("user_id"), query.get("order_by")],
      [request.query, request.userId, request.orderBy],
    );
  },
  async "headers of the core and of the call are sent"({ polar, requests }) {
    const core = polar({ headers: async () => ({ "x-core": "1", "x-both": "core" }) });
    unwrap(await organizationAccessTokensList(core, {}, { headers: { "x-both": "call" } }));
    expectShows((await requests()).at(-1)?.headers, { "x-core": "1", "x-both": "call", accept: "application/json" });
  },
  async "a custom fetch takes the place of the runtime's"() {
    const { fetch } = createSandbox({ seed: "demo" });
    const core = new PolarCore({ accessToken: "polar_oat_memory", fetch, allowSecretInBrowser: true });
    expectShows(unwrap(await organizationAccessTokensList(core)).total, 18);
  },
  async "calls at the same time do not meet"({ polar, requests }) {
    const limits = [1, 2, 3, 4, 5, 6, 7, 8];
    const pages = await Promise.all(limits.map((limit) => organizationAccessTokensList(polar(), { limit })));
    expectShows(
      pages.map((page) => unwrap(page).items.length),
      limits,
    );
    expectShows((await requests()).length, 8);
  },
};
