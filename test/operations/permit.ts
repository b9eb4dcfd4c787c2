import { expect } from "vitest";
import {
  createOrganization,
  deleteOrganization,
  getActiveOrganization,
  getOrganization,
  listOrganizations,
  PermitCore,
  statsOrganization,
  updateOrganization,
} from "../../src/funcs/permit/index.js";
import { unwrap } from "../../src/index.js";
import { organization, wireOrganization } from "../fixtures/permit.js";
import { definer, type Operation, under } from "./operation.js";
import { always, details, optional, organizations, required, scheduled, usage, wireUsage } from "./permit-bodies.js";

const define = definer(
  "permit",
  (options) => new PermitCore({ accessToken: "permit_key_table0001", retries: false, ...options }),
);

const orgId = "acme-robotics";
const create = { key: "zeta", name: "Zeta Foods", settings: { snake_case: { inner_key: 1 } } };
const made = async (core: PermitCore) => {
  const { apiKeyId, apiKeySecret, ...rest } = unwrap(await createOrganization(core, create));
  return rest;
};

export const permitOperations: readonly Operation[] = [
  define({
    name: "permit.listOrganizations",
    route: "GET /v2/orgs",
    run: listOrganizations,
    request: { page: 2, perPage: 2, search: "acme" },
    successes: {
      200: [
        {
          title: "a full page",
          wire: [wireOrganization, wireOrganization],
          value: {
            items: [organization, organization],
            body: [organization, organization],
            nextRequest: { page: 3, perPage: 2, search: "acme" },
          },
        },
        { title: "the last page", wire: [wireOrganization], value: { items: [organization], body: [organization] } },
        { title: "no organization", wire: [], value: { items: [], body: [] } },
      ],
    },
    refusals: always,
    required: under("0", required),
    optional: under("0", optional),
    async live(core) {
      const shown = await made(core);
      return { request: { search: "ZETA", perPage: 1 }, shows: { items: [shown], nextRequest: { page: 2 } } };
    },
  }),
  define({
    name: "permit.createOrganization",
    route: "POST /v2/orgs",
    run: createOrganization,
    request: { key: "acme-robotics", name: "Acme Robotics", settings: { snake_case: 1 } },
    returnsSecret: true,
    successes: {
      200: organizations.map(({ title, wire, value }) => ({
        title,
        wire: { ...wire, api_key_id: "9e8d7c6b5a4f43218765432100fedcba", api_key_secret: "a new secret" },
        value: { ...value, apiKeyId: "9e8d7c6b5a4f43218765432100fedcba", apiKeySecret: "a new secret" },
      })),
    },
    refusals: { ...always, 409: details },
    required,
    optional: [...optional, "api_key_id", "api_key_secret"],
    live: async () => ({
      request: create,
      shows: { ...create, isEnterprise: false, apiKeySecret: expect.stringMatching(/^permit_key_\w+$/) },
    }),
  }),
  define({
    name: "permit.getOrganization",
    route: "GET /v2/orgs/{org_id}",
    run: getOrganization,
    request: { orgId },
    successes: { 200: organizations },
    refusals: { ...always, 404: details },
    required,
    optional,
    live: async (core) => ({ shows: await made(core), request: { orgId: create.key } }),
  }),
  define({
    name: "permit.getActiveOrganization",
    route: "GET /v2/orgs/active/org",
    run: getActiveOrganization,
    request: {},
    successes: { 200: organizations },
    refusals: { ...always, 404: details },
    required,
    optional,
    live: async () => ({ request: {}, shows: { key: "acme", name: "Acme", createdAt: expect.any(Date) } }),
  }),
  define({
    name: "permit.statsOrganization",
    route: "GET /v2/orgs/{org_id}/stats",
    run: statsOrganization,
    request: { orgId },
    successes: {
      200: organizations.map(({ title, wire, value }) => ({
        title,
        wire: { ...wire, stats: { projects: 2, environments: 5, users: 143 }, historical_usage: wireUsage },
        value: { ...value, stats: { projects: 2, environments: 5, users: 143 }, historicalUsage: usage },
      })),
    },
    refusals: { ...always, 404: details },
    required: [...required, "stats", ...under("stats", ["projects", "environments", "users"]), "historical_usage"],
    optional: [
      ...optional,
      ...under("historical_usage", ["current_month", "previous_month"]),
      ...under("historical_usage.current_month", ["mau", "tenants", "monthly_tenants", "month", "year"]),
    ],
    async live(core) {
      const shown = await made(core);
      return {
        request: { orgId: shown.id },
        shows: { ...shown, stats: { projects: 0, environments: 0, users: 0 }, historicalUsage: expect.any(Object) },
      };
    },
  }),
  define({
    name: "permit.updateOrganization",
    route: "PATCH /v2/orgs/{org_id}",
    run: updateOrganization,
    request: { orgId, organizationUpdate: { name: "Acme" } },
    successes: { 200: organizations },
    refusals: { ...always, 404: details },
    required,
    optional,
    async live(core) {
      const { id } = await made(core);
      const update = { name: "Zeta", settings: { other_key: [1] } };
      return { request: { orgId: "zeta", organizationUpdate: update }, shows: { id, key: "zeta", ...update } };
    },
  }),
  define({
    name: "permit.deleteOrganization",
    route: "DELETE /v2/orgs/{org_id}",
    run: deleteOrganization,
    request: { orgId },
    // An organization that is gone without a word is gone; a page that says anything else is no answer of Permit's.
    leniency: { empty: "accepted", html: "refused" },
    successes: {
      202: [
        scheduled,
        {
          title: "no status",
          wire: { deleted_at: "2026-10-01T08:00:00Z", delete_after: "2026-10-01T09:00:00+01:00" },
          value: { deletedAt: new Date("2026-10-01T08:00Z"), deleteAfter: new Date("2026-10-01T08:00Z") },
        },
      ],
      204: [{ title: "no body", wire: undefined, value: undefined }],
    },
    refusals: { ...always, 404: details, 409: details },
    required: ["deleted_at", "delete_after"],
    optional: ["status"],
    async live(core) {
      const { id } = await made(core);
      return { request: { orgId: id }, shows: { status: "scheduled", deleteAfter: expect.any(Date) } };
    },
  }),
];
