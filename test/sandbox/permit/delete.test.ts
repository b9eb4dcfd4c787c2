import { describe, expect, test } from "vitest";
import { createClient, notFound } from "./client.js";

describe("deleteOrganization", () => {
  test("answers 202 with the time until the organization can be restored", async () => {
    const { call } = createClient();
    const { status, headers, json } = await call("DELETE /v2/orgs/acme");
    expect(status).toBe(202);
    expect(headers.get("content-type")).toBe("application/json");
    expect(json).toEqual({
      status: "scheduled",
      deleted_at: "2026-01-15T08:30:00+00:00",
      delete_after: "2026-01-25T08:30:00+00:00",
    });
  });

  test("waits as long as gracePeriodMs says", async () => {
    const { call } = createClient({ permit: { gracePeriodMs: 3_600_000 } });
    expect((await call("DELETE /v2/orgs/acme")).json).toMatchObject({
      delete_after: "2026-01-15T09:30:00+00:00",
    });
  });

  test("answers 204 without a body, when legacyDelete says so", async () => {
    const { call, keys } = createClient({ permit: { legacyDelete: true } });
    const { status, headers, text } = await call("DELETE /v2/orgs/acme");
    expect([status, text, headers.get("content-type")]).toEqual([204, "", null]);
    expect(await keys()).toEqual([]);
  });

  test.each([
    ["GET", ""],
    ["PATCH", ""],
    ["DELETE", ""],
    ["GET", "/stats"],
  ])("hides the organization from %s /v2/orgs/{org_id}%s", async (method, rest) => {
    const { call, create } = createClient();
    const { id } = await create("beta");
    await call("DELETE /v2/orgs/beta");
    for (const orgId of ["beta", id]) {
      const options = method === "PATCH" ? { json: { name: "New" } } : {};
      const { status, json } = await call(`${method} /v2/orgs/${orgId}${rest}`, options);
      expect(status).toBe(404);
      expect(json).toEqual(notFound(orgId));
    }
  });

  test("frees the key, and the id still means the deleted one", async () => {
    const { call, create } = createClient();
    const { id } = await create("beta");
    await call(`DELETE /v2/orgs/${id}`);
    const again = await create("beta");
    expect(again.id).not.toBe(id);
    expect((await call("GET /v2/orgs/beta")).json).toMatchObject({ id: again.id });
    expect((await call(`GET /v2/orgs/${id}`)).status).toBe(404);
  });

  test("lets the keys of the organization authenticate, without anything to see", async () => {
    const { call, create, keys } = createClient();
    const { id, api_key_secret: token } = await create("beta");
    await call("DELETE /v2/orgs/beta", { token });
    await create("beta");
    expect(await keys("", token)).toEqual([]);
    for (const request of ["GET /v2/orgs/active/org", `GET /v2/orgs/${id}`]) {
      const { status, json } = await call(request, { token });
      expect(status).toBe(404);
      expect(json).toEqual(notFound(id));
    }
    expect((await call("GET /v2/orgs/beta", { token })).status).toBe(403);
    expect((await call("GET /v2/api-key/scope", { token })).json).toMatchObject({ organization_id: id });
  });

  test("takes one of two deletions at once", async () => {
    const { call } = createClient();
    const answers = await Promise.all([call("DELETE /v2/orgs/acme"), call("DELETE /v2/orgs/acme")]);
    expect(answers.map(({ status }) => status)).toEqual([202, 404]);
  });
});
