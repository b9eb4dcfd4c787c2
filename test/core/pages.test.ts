import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { listInvites, OpenAICore } from "../../src/funcs/openai/index.js";
import { organizationAccessTokensList } from "../../src/funcs/polar/index.js";
import { type PageResult, withBudget } from "../../src/index.js";
import { ask, list, play, polarWith, says, wireToken } from "./exchange.js";

/** Three pages of one token each, told apart by the page that was asked for. */
const threePages = () => {
  const { fetch, sent } = play(() => {
    const page = Number(new URL(sent.at(-1)?.url ?? "").searchParams.get("page") ?? 1);
    return Response.json({ items: [{ ...wireToken, id: `t${page}` }], pagination: { total_count: 3, max_page: 3 } });
  });
  return { fetch, sent };
};
const id = (result: PageResult<{ id: string }>) => (result.ok ? result.value.items[0]?.id : result.error.name);

async function idsOf(pages: AsyncIterable<PageResult<{ id: string }>>): Promise<unknown[]> {
  const ids = [];
  for await (const result of pages) ids.push(id(result));
  return ids;
}
const first = async (options: object, request?: object) => {
  const result = await list(options, {}, request);
  return result.ok ? result.value : expect.unreachable();
};

it("iterates over all pages, itself first", async () => {
  const { fetch, sent } = threePages();

  const page = await first({ fetch });

  expect(sent).toHaveLength(1);
  expect(await idsOf(page)).toEqual(["t1", "t2", "t3"]);
  expect(sent).toHaveLength(3);
});

it("iterates anew each time", async () => {
  const { fetch, sent } = threePages();
  const page = await first({ fetch });

  await idsOf(page);
  expect(await idsOf(page)).toEqual(["t1", "t2", "t3"]);

  expect(sent).toHaveLength(5);
});

it("asks for no page that nobody wants", async () => {
  const { fetch, sent } = threePages();

  for await (const result of await first({ fetch })) if (id(result) === "t2") break;

  expect(sent).toHaveLength(2);
});

it("ends with a page that fails", async () => {
  const { fetch } = play(
    says(200, { items: [wireToken], pagination: { total_count: 3, max_page: 3 } }),
    says(401, { error: "Unauthorized", detail: "No" }),
  );

  expect(await idsOf(await first({ fetch }))).toEqual([wireToken.id, "HttpError"]);
});

it("gives the following page each time it is asked", async () => {
  const { fetch } = threePages();
  const page = await first({ fetch });

  const both = await Promise.all([page.next?.(), page.next?.()]);

  expect(both.map((result) => result && id(result))).toEqual(["t2", "t2"]);
});

it("goes on from any page", async () => {
  const { fetch } = threePages();
  const second = await (await first({ fetch })).next?.();

  expect(second?.ok && (await idsOf(second.value))).toEqual(["t2", "t3"]);
  expect(second?.ok && second.value.nextRequest).toEqual({ page: 3 });
});

it("ends without a next page", async () => {
  const { fetch } = threePages();

  const last = await first({ fetch }, { page: 3 });

  expect(last.next).toBeUndefined();
  expect(last).not.toHaveProperty("nextRequest");
  expect(await idsOf(last)).toEqual(["t3"]);
});

it("gives a request that goes on in another process", async () => {
  const { fetch, sent } = threePages();
  const request = { organizationId: ["a", "b"], limit: 1, sorting: ["-created_at" as const] };
  const { nextRequest } = await first({ fetch }, request);

  const stored = JSON.parse(JSON.stringify(nextRequest));
  const result = await organizationAccessTokensList(polarWith({ fetch }), stored);

  expect(stored).toEqual({ ...request, page: 2 });
  expect(result.ok && id(result)).toBe("t2");
  expect(sent[1]?.url).toContain("organization_id=a&organization_id=b");
});

it("asks for each page with the options of the first", async () => {
  const { fetch, sent } = threePages();
  const controller = new AbortController();
  const options = { headers: { "x-a": "b" }, signal: controller.signal };
  const result = await list({ fetch }, options);
  const page = result.ok ? result.value : expect.unreachable();

  await page.next?.();
  controller.abort();
  const aborted = await page.next?.();

  expect(sent.map(({ headers }) => headers.get("x-a"))).toEqual(["b", "b"]);
  expect(aborted).toMatchObject({ ok: false, error: { name: "AbortError" } });
});

it("asks for each page within the budget of the first", async () => {
  const { fetch, sent } = play(
    says(200, { items: [wireToken], pagination: { total_count: 2, max_page: 2 } }),
    says(503),
  );
  const core = withBudget(polarWith({ fetch }), { retries: 0 });
  const result = await organizationAccessTokensList(core);

  const second = await (result.ok ? result.value : expect.unreachable()).next?.();

  expect(second).toMatchObject({ ok: false, meta: { attempts: 1 } });
  expect(sent).toHaveLength(2);
});

it("prints, serializes and clones as its data alone", async () => {
  const page = await first({ fetch: threePages().fetch });
  const names = ["items", "total", "body", "nextRequest"];

  expect(Object.keys(page)).toEqual(names);
  expect(Object.keys(structuredClone(page))).toEqual(names);
  expect(structuredClone(page).items[0]?.createdAt).toEqual(new Date(wireToken.created_at));
  expect(Object.keys(JSON.parse(JSON.stringify(page)))).toEqual(names);
  expect(inspect(page)).not.toMatch(/next:|asyncIterator/);
});

it("keeps its items apart from its body", async () => {
  const page = await first({ fetch: threePages().fetch });

  (page.items as unknown[]).pop();

  expect(page.body.items).toHaveLength(1);
});

describe("a vendor that leads in circles", () => {
  const invite = {
    object: "organization.invite",
    email: "a@b.c",
    role: "reader",
    status: "pending",
    created_at: 1,
    expires_at: 2,
  };
  const cursors = (...ids: string[]) =>
    play(
      ...ids.map((last) =>
        says(200, { object: "list", data: [{ ...invite, id: last }], last_id: last, has_more: true }),
      ),
    );
  const listFrom = (fetch: typeof globalThis.fetch, request = {}) =>
    listInvites(new OpenAICore({ accessToken: "sk-admin-1", fetch }), request);
  const ids = async (fetch: typeof globalThis.fetch) => {
    const result = await listFrom(fetch);
    return idsOf(result.ok ? result.value : expect.unreachable());
  };

  it.each<[string, string[], string[]]>([
    ["to the same page", ["a", "a"], ["a", "ResponseValidationError"]],
    ["to the page before", ["a", "b", "a"], ["a", "b", "ResponseValidationError"]],
    ["to a page long past", ["a", "b", "c", "d", "b"], ["a", "b", "c", "d", "ResponseValidationError"]],
  ])("%s is stopped", async (_, served, seen) => {
    const { fetch, sent } = cursors(...served);

    expect(await ids(fetch)).toEqual(seen);
    expect(sent).toHaveLength(served.length);
  });

  it("is told why, also where the page it was asked for leads to itself", async () => {
    expect(await listFrom(cursors("a").fetch, { after: "a" })).toMatchObject({
      ok: false,
      error: {
        name: "ResponseValidationError",
        message: "openai.listInvites leads back to a page already seen.",
        issues: [{ path: "body" }],
        mayHaveTakenEffect: false,
      },
    });
  });
});

it("is no part of what a write gives", async () => {
  const result = await ask.DELETE({ fetch: play(says(204)).fetch });

  expect(result).toEqual({ ok: true, value: undefined, meta: expect.any(Object) });
});
