import { type AnyError, type Result, unwrap } from "orgkit";
import * as clerk from "orgkit/clerk";
import * as openai from "orgkit/openai";
import * as permit from "orgkit/permit";
import * as polar from "orgkit/polar";
import { expectShows, isDate, matches } from "../expect.ts";
import { png } from "../files.ts";
import type { Place } from "../place.ts";
import type { Cases } from "../suite.ts";

/** A call of one function, and what its value has to show. */
type Call = (place: Place) => Promise<readonly [result: Result<unknown, AnyError>, shows: unknown]>;

const token = { comment: "Zürich → CI 🚀", scopes: ["metrics:read"] };
const mintToken = async (core: polar.PolarCore) =>
  unwrap(await polar.organizationAccessTokensCreate(core, token)).organizationAccessToken;
const person = { email: "ada@example.com", role: "reader" as const, projects: [] };
const invite = async (core: openai.OpenAICore) => unwrap(await openai.inviteUser(core, person));
const foundAtClerk = async (core: clerk.ClerkCore) =>
  unwrap(await clerk.createOrganization(core, { name: "Heliotrope Labs", slug: "heliotrope-labs" }));
const foundAtPermit = async (core: permit.PermitCore) =>
  unwrap(await permit.createOrganization(core, { key: "heliotrope", name: "Heliotrope Labs" }));

const calls: Record<string, Call> = {
  async "polar.organizationAccessTokensList"({ polar: core }) {
    const made = await mintToken(core());
    return [
      await polar.organizationAccessTokensList(core(), { limit: 1, sorting: ["-created_at"] }),
      { items: [made], total: 19 },
    ];
  },
  async "polar.organizationAccessTokensCreate"({ polar: core }) {
    const result = await polar.organizationAccessTokensCreate(core(), { ...token, expiresIn: "P30D" });
    const made = { ...token, createdAt: isDate, expiresAt: isDate, lastUsedAt: null };
    return [result, { token: matches(/^polar_oat_\w+$/), organizationAccessToken: made }];
  },
  async "polar.organizationAccessTokensUpdate"({ polar: core }) {
    const { id } = await mintToken(core());
    const update = { id, organizationAccessTokenUpdate: { comment: "renamed" } };
    return [await polar.organizationAccessTokensUpdate(core(), update), { ...token, id, comment: "renamed" }];
  },
  async "polar.organizationAccessTokensDelete"({ polar: core }) {
    const { id } = await mintToken(core());
    return [await polar.organizationAccessTokensDelete(core(), { id }), undefined];
  },

  async "openai.listInvites"({ openai: core }) {
    const made = await invite(core());
    return [await openai.listInvites(core(), { limit: 1 }), { items: [made], body: { hasMore: true } }];
  },
  async "openai.inviteUser"({ openai: core }) {
    const result = await openai.inviteUser(core(), { ...person, projects: [{ id: "proj_a", role: "member" }] });
    const projects = [{ id: "proj_a", role: "member" }];
    return [result, { ...person, projects, status: "pending", createdAt: isDate, acceptedAt: null }];
  },
  async "openai.retrieveInvite"({ openai: core }) {
    const made = await invite(core());
    return [await openai.retrieveInvite(core(), { inviteId: made.id }), made];
  },
  async "openai.deleteInvite"({ openai: core }) {
    const { id } = await invite(core());
    return [await openai.deleteInvite(core(), { inviteId: id }), { id, deleted: true }];
  },

  async "clerk.listOrganizations"({ clerk: core }) {
    const { id } = await foundAtClerk(core());
    const request = { query: "HELIOTROPE", includeMembersCount: true };
    return [await clerk.listOrganizations(core(), request), { items: [{ id, membersCount: 0 }], total: 1 }];
  },
  async "clerk.createOrganization"({ clerk: core }) {
    const request = { name: "Acme", slug: "acme", createdAt: new Date(5), publicMetadata: { snake_key: 1, aKey: {} } };
    return [await clerk.createOrganization(core(), request), request];
  },
  async "clerk.getOrganization"({ clerk: core }) {
    const made = await foundAtClerk(core());
    return [await clerk.getOrganization(core(), { organizationId: "heliotrope-labs" }), made];
  },
  async "clerk.updateOrganization"({ clerk: core }) {
    const { id } = await foundAtClerk(core());
    const update = { name: "Zeta", adminDeleteEnabled: false };
    const request = { organizationId: id, updateOrganizationRequest: update };
    return [await clerk.updateOrganization(core(), request), { id, ...update }];
  },
  async "clerk.mergeOrganizationMetadata"({ clerk: core }) {
    const { id } = await foundAtClerk(core());
    const metadata = { publicMetadata: { snake_key: 1, camelKey: { a: [1] } } };
    const request = { organizationId: id, mergeOrganizationMetadataRequest: metadata };
    return [await clerk.mergeOrganizationMetadata(core(), request), { id, ...metadata }];
  },
  async "clerk.uploadOrganizationLogo"({ clerk: core }) {
    const { id } = await foundAtClerk(core());
    return [
      await clerk.uploadOrganizationLogo(core(), { organizationId: id, file: png() }),
      { id, hasImage: true, logoUrl: matches(/./) },
    ];
  },
  async "clerk.deleteOrganizationLogo"({ clerk: core }) {
    const { id } = await foundAtClerk(core());
    unwrap(await clerk.uploadOrganizationLogo(core(), { organizationId: id, file: png() }));
    return [await clerk.deleteOrganizationLogo(core(), { organizationId: id }), { id, hasImage: false }];
  },
  async "clerk.deleteOrganization"({ clerk: core }) {
    const { id } = await foundAtClerk(core());
    return [await clerk.deleteOrganization(core(), { organizationId: id }), { id, deleted: true }];
  },

  async "permit.listOrganizations"({ permit: core }) {
    const { id } = await foundAtPermit(core());
    return [await permit.listOrganizations(core(), { search: "heliotrope" }), { items: [{ id }] }];
  },
  async "permit.createOrganization"({ permit: core }) {
    const request = { key: "acme-2", name: "Acme 2", settings: { snake_key: { aKey: 1 } } };
    const shows = { ...request, createdAt: isDate, apiKeySecret: matches(/^permit_key_/) };
    return [await permit.createOrganization(core(), request), shows];
  },
  async "permit.getOrganization"({ permit: core }) {
    const { id, createdAt } = await foundAtPermit(core());
    return [await permit.getOrganization(core(), { orgId: "heliotrope" }), { id, createdAt }];
  },
  async "permit.getActiveOrganization"({ permit: core }) {
    return [await permit.getActiveOrganization(core()), { key: "acme" }];
  },
  async "permit.updateOrganization"({ permit: core }) {
    const { id } = await foundAtPermit(core());
    const request = { orgId: id, organizationUpdate: { name: "Zeta" } };
    return [await permit.updateOrganization(core(), request), { id, name: "Zeta" }];
  },
  async "permit.deleteOrganization"({ permit: core }) {
    const { id } = await foundAtPermit(core());
    return [await permit.deleteOrganization(core(), { orgId: id }), { status: "scheduled", deleteAfter: isDate }];
  },
  async "permit.statsOrganization"({ permit: core }) {
    const { id } = await foundAtPermit(core());
    return [await permit.statsOrganization(core(), { orgId: id }), { id, stats: { users: 0 } }];
  },
};

const exported = Object.entries({ polar, openai, clerk, permit }).flatMap(([vendor, names]) =>
  Object.keys(names)
    .filter((name) => /^[a-z]/.test(name))
    .map((name) => `${vendor}.${name}`),
);

const inPlace = (name: string, call: Call) => async (place: Place) => {
  const [result, shows] = await call(place);
  expectShows(unwrap(result), shows);
  expectShows(result.meta, { operation: name, attempts: 1, durationMs: (ms: unknown) => Number(ms) >= 0 }, "meta");
  expectShows((await place.requests()).at(-1), { operation: name }, "request");
};

/** Every function, against the sandbox's own answers. */
export const functions: Cases = {
  ...Object.fromEntries(Object.entries(calls).map(([name, call]) => [`${name} works`, inPlace(name, call)])),
  async "every function has a case"() {
    expectShows(Object.keys(calls).sort(), exported.sort());
  },
};
