import { describe, expect, test } from "vitest";
import { createClient, created, notFound } from "./client.js";

describe("statsOrganization", () => {
  const month = (monthNumber: number, year: number) => ({
    mau: 0,
    tenants: 0,
    monthly_tenants: [],
    month: monthNumber,
    year,
  });

  test("adds zero counts and the last three months to the organization", async () => {
    const { call, create } = createClient();
    await create("beta");
    const { status, json } = await call("GET /v2/orgs/beta/stats");
    expect(status).toBe(200);
    expect(json).toEqual({
      ...created,
      name: "beta",
      stats: { projects: 0, environments: 0, users: 0 },
      historical_usage: {
        current_month: month(1, 2026),
        previous_month: month(12, 2025),
        two_months_ago: month(11, 2025),
      },
    });
  });

  test("counts months from the last day of a long one", async () => {
    const { call } = createClient({ now: () => Date.UTC(2026, 4, 31, 23, 59, 59) });
    expect((await call("GET /v2/orgs/acme/stats")).json).toMatchObject({
      historical_usage: {
        current_month: month(5, 2026),
        previous_month: month(4, 2026),
        two_months_ago: month(3, 2026),
      },
    });
  });

  test("answers 404 for an unknown organization", async () => {
    const { status, json } = await createClient().call("GET /v2/orgs/nobody/stats");
    expect(status).toBe(404);
    expect(json).toEqual(notFound("nobody"));
  });
});
