import { expect, it } from "vitest";
import { statsOrganization } from "../../src/funcs/permit/index.js";
import { organization, wireOrganization } from "../fixtures/permit.js";
import { answer, brokenOrganizations, decoded, organizations, permit } from "./exchange.js";

const wireMonth = {
  mau: 87,
  tenants: 2,
  monthly_tenants: ["5f0e1d2c3b4a49588776655443322110", "0a1b2c3d-4e5f-4071-8293-a4b5c6d7e8f9"],
  month: 10,
  year: 2026,
};
const month = {
  mau: 87,
  tenants: 2,
  monthlyTenants: ["5f0e1d2c3b4a49588776655443322110", "0a1b2c3d-4e5f-4071-8293-a4b5c6d7e8f9"],
  month: 10,
  year: 2026,
};
const wireEmptyMonth = { mau: 0, tenants: 0, monthly_tenants: [], month: 0, year: 0 };
const emptyMonth = { mau: 0, tenants: 0, monthlyTenants: [], month: 0, year: 0 };
const stats = { projects: 2, environments: 5, users: 143 };
const wireStats = {
  ...wireOrganization,
  stats,
  historical_usage: {
    current_month: wireMonth,
    previous_month: { ...wireMonth, month: 9 },
    two_months_ago: wireEmptyMonth,
  },
};
const historicalUsage = {
  currentMonth: month,
  previousMonth: { ...month, month: 9 },
  twoMonthsAgo: emptyMonth,
};

it.each([
  ["a key", "acme-robotics", "acme-robotics"],
  ["an id", "7b1f0c2d9a4e4c55b8d6e0f1a2b3c4d5", "7b1f0c2d9a4e4c55b8d6e0f1a2b3c4d5"],
  ["what needs encoding", "a/b c", "a%2Fb%20c"],
])("asks by %s", async (_, orgId, path) => {
  const sent = answer("GET", 200, wireStats);

  const result = await statsOrganization(permit, { orgId });

  expect(result.ok).toBe(true);
  expect(sent).toMatchObject({ path: `/v2/orgs/${path}/stats`, body: "" });
  expect(sent.headers).toMatchObject({ authorization: "Bearer permit_key_test0001", accept: "application/json" });
});

it("gives the organization and its statistics", async () => {
  answer("GET", 200, wireStats);

  const result = await statsOrganization(permit, { orgId: "acme-robotics" });

  expect(result).toEqual({
    ok: true,
    value: { ...organization, stats, historicalUsage },
    meta: expect.objectContaining({ operation: "permit.statsOrganization", attempts: 1, status: 200 }),
  });
});

it.each(organizations)("decodes an organization with %s", async (_, wire, changes) => {
  answer("GET", 200, { ...wireStats, ...wire });

  const result = await statsOrganization(permit, { orgId: "acme-robotics" });

  expect(result.ok && result.value).toEqual({ ...decoded(wire, changes), stats, historicalUsage });
});

it.each([
  ["no months", {}, {}],
  [
    "months that are null",
    { current_month: null, previous_month: null, two_months_ago: null },
    { currentMonth: null, previousMonth: null, twoMonthsAgo: null },
  ],
  ["an empty month", { current_month: {} }, { currentMonth: {} }],
  [
    "a month of nulls",
    { two_months_ago: { mau: null, tenants: null, monthly_tenants: null, month: null, year: null } },
    { twoMonthsAgo: { mau: null, tenants: null, monthlyTenants: null, month: null, year: null } },
  ],
  [
    "unknown fields",
    { previous_month: { api_calls: 1 }, next_month: { api_calls: 2 } },
    { previousMonth: { apiCalls: 1 }, nextMonth: { api_calls: 2 } },
  ],
])("decodes %s", async (_, historical_usage, expected) => {
  answer("GET", 200, { ...wireStats, historical_usage });

  const result = await statsOrganization(permit, { orgId: "acme-robotics" });

  expect(result.ok && result.value.historicalUsage).toEqual(expected);
});

it.each([
  ...brokenOrganizations,
  ["stats", { stats: null }],
  ["stats.projects", { stats: { ...stats, projects: null } }],
  ["stats.environments", { stats: { ...stats, environments: "5" } }],
  ["stats.users", { stats: { ...stats, users: undefined } }],
  ["historicalUsage", { historical_usage: undefined }],
  ["historicalUsage.currentMonth", { historical_usage: { current_month: [] } }],
  ["historicalUsage.previousMonth.mau", { historical_usage: { previous_month: { mau: "1" } } }],
  ["historicalUsage.previousMonth.tenants", { historical_usage: { previous_month: { tenants: "1" } } }],
  ["historicalUsage.twoMonthsAgo.month", { historical_usage: { two_months_ago: { month: "May" } } }],
  ["historicalUsage.twoMonthsAgo.year", { historical_usage: { two_months_ago: { year: "2026" } } }],
  ["historicalUsage.twoMonthsAgo.monthlyTenants", { historical_usage: { two_months_ago: { monthly_tenants: 3 } } }],
  ["historicalUsage.twoMonthsAgo.monthlyTenants.0", { historical_usage: { two_months_ago: { monthly_tenants: [3] } } }],
])("refuses an answer with a wrong %s", async (path, wire) => {
  answer("GET", 200, { ...wireStats, ...wire });

  const result = await statsOrganization(permit, { orgId: "acme-robotics" });

  expect(result).toMatchObject({ ok: false, error: { name: "ResponseValidationError", issues: [{ path }] } });
});

it.each([
  ["orgId", { orgId: "" }],
  ["orgId", { orgId: ".." }],
  ["orgId", {}],
  ["month", { orgId: "acme", month: 5 }],
])("refuses a wrong %s without sending it", async (path, request) => {
  const result = await statsOrganization(permit, request as never);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }] },
    meta: { attempts: 0 },
  });
});
