import { collect, items, unwrap } from "orgkit";
import { listOrganizations } from "orgkit/clerk";
import { listInvites } from "orgkit/openai";
import { listOrganizations as listAtPermit } from "orgkit/permit";
import { organizationAccessTokensList } from "orgkit/polar";
import { expectShows } from "../expect.ts";
import type { Cases } from "../suite.ts";

/** Walks over lists, at each vendor in its own way of counting. */
export const pages: Cases = {
  async "a page of Polar iterates over itself and those that follow"({ polar }) {
    const sizes: number[] = [];
    const first = unwrap(await organizationAccessTokensList(polar(), { limit: 8 }));
    for await (const page of first) sizes.push(unwrap(page).items.length);
    expectShows([...sizes, first.total], [8, 8, 2, 18]);
  },
  async "items walks over the cursors of OpenAI"({ openai, requests }) {
    const ids = new Set<string>();
    for await (const invite of items(listInvites(openai(), { limit: 20 }))) ids.add(unwrap(invite).id);
    expectShows([ids.size, (await requests()).length], [47, 3]);
  },
  async "collect stops at Clerk's second page and goes on from stored data"({ clerk }) {
    const start = unwrap(await collect(listOrganizations(clerk(), { limit: 10 }), { maxPages: 2 }));
    const stored = JSON.parse(JSON.stringify(start.nextRequest));
    const rest = unwrap(await collect(listOrganizations(clerk(), stored)));
    expectShows([start.items.length, rest.items.length, rest.nextRequest], [20, 17, undefined]);
  },
  async "next asks for Permit's following page"({ permit }) {
    const first = unwrap(await listAtPermit(permit(), { perPage: 20 }));
    const second = first.next && unwrap(await first.next());
    expectShows([first.items.length, second?.items.length, second?.next], [20, 17, undefined]);
  },
  async "collect gives what it has when a page fails"({ clerk, addFault }) {
    const first = await listOrganizations(clerk({ retries: false }), { limit: 10 });
    await addFault({ vendor: "clerk", status: 401 });
    const all = await collect(first);
    expectShows(all, {
      ok: false,
      error: { name: "HttpError", status: 401 },
      partial: { nextRequest: { offset: 10 } },
    });
    expectShows(!all.ok && all.partial.items.length, 10);
  },
  async "a failed page is the last of items"({ polar, addFault }) {
    const first = await organizationAccessTokensList(polar({ retries: false }), { limit: 8 });
    await addFault({ vendor: "polar", status: 502, body: "" });
    const oks: boolean[] = [];
    for await (const item of items(Promise.resolve(first))) oks.push(item.ok);
    expectShows([oks.length, oks.lastIndexOf(true), oks.at(-1)], [9, 7, false]);
  },
};
