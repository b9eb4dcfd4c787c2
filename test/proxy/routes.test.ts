import { describe, expect, it } from "vitest";
import * as clerk from "../../src/funcs/clerk/functions.js";
import * as openai from "../../src/funcs/openai/functions.js";
import * as permit from "../../src/funcs/permit/functions.js";
import * as polar from "../../src/funcs/polar/functions.js";
import type { Core } from "../../src/index.js";
import type { ProxyVendor, VendorOperation } from "../../src/proxy/index.js";
import { type Route, routes } from "../../src/proxy/routes.js";
import type { RequestOf } from "../../src/proxy/vendors.js";
import { browser, operationsOf, proxyTo, serverCore, vendors } from "./proxied.js";

type All = { [V in ProxyVendor]: { [N in VendorOperation<V>]: Required<RequestOf<V, N>> } };

const id = "a1_B-2";
const file = new File(["png"], "logo.png", { type: "image/png" });
const updated = { name: "B", slug: "b", maxAllowedMemberships: 7, createdAt: new Date(5), roleSetKey: "r" };
const extras = { includeMembersCount: true, includeMissingMemberWithElevatedPermissions: false };
const metadata = { publicMetadata: { snake_key: 1 }, privateMetadata: { camelKey: [{ a_b: null }] } };

/** Requests with every field there is: a function that gains one does not compile here. */
const requests: All = {
  polar: {
    organizationAccessTokensList: { organizationId: [id, "c"], page: 2, limit: 3, sorting: ["-created_at", "comment"] },
    organizationAccessTokensCreate: { comment: "CI", scopes: ["a:b"], organizationId: id, expiresIn: "P1D" },
    organizationAccessTokensUpdate: { id, organizationAccessTokenUpdate: { comment: "CI", scopes: ["a:b"] } },
    organizationAccessTokensDelete: { id },
  },
  openai: {
    listInvites: { limit: 3, after: "invite-1" },
    inviteUser: { email: "zoë@example.com", role: "owner", projects: [{ id: "proj_1", role: "member" }] },
    retrieveInvite: { inviteId: id },
    deleteInvite: { inviteId: id },
  },
  clerk: {
    listOrganizations: {
      limit: 3,
      offset: 4,
      query: "a+b & ü=?",
      orderBy: "+name",
      userId: ["user_1", "-user_2"],
      organizationId: [id],
      ...extras,
    },
    createOrganization: { ...updated, createdBy: "user_1", ...metadata },
    getOrganization: { organizationId: id, ...extras },
    updateOrganization: { organizationId: id, updateOrganizationRequest: { ...updated, adminDeleteEnabled: false } },
    mergeOrganizationMetadata: { organizationId: id, mergeOrganizationMetadataRequest: metadata },
    uploadOrganizationLogo: { organizationId: id, uploaderUserId: "user_1", file, imageTypes: ["image/png"] },
    deleteOrganizationLogo: { organizationId: id },
    deleteOrganization: { organizationId: id },
  },
  permit: {
    listOrganizations: { page: 2, perPage: 3, search: "x y" },
    createOrganization: { key: "acme", name: "Acme", settings: { snake_key: 1 } },
    getOrganization: { orgId: id },
    getActiveOrganization: {},
    updateOrganization: { orgId: id, organizationUpdate: { name: "Acme", settings: { camelKey: null } } },
    deleteOrganization: { orgId: id },
    statsOrganization: { orgId: id },
  },
};

const functions = { polar, openai, clerk, permit } as const;
type AnyFunction = (core: Core, request: object) => Promise<unknown>;
const functionOf = (vendor: ProxyVendor, name: string) =>
  (functions[vendor] as unknown as Record<string, AnyFunction>)[name] as AnyFunction;

const routeOf = (vendor: ProxyVendor, name: string) => (routes[vendor] as Record<string, Route>)[name] as Route;

/** Keeps what reaches the vendor, in a form that can be compared. */
function recorder() {
  const seen: unknown[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const [type = "", boundary] = (request.headers.get("content-type") ?? "").split("; boundary=");
    const headers = { ...Object.fromEntries(request.headers), "content-type": type };
    const body = (await request.text()).replaceAll(boundary ?? "\0", "boundary");
    seen.push({ method: request.method, url: request.url, headers, body });
    return new Response(null, { status: 418 });
  };
  return { seen, fetch };
}

const cases = vendors.flatMap((vendor) =>
  Object.entries(requests[vendor]).map(([name, request]) => ({ vendor, name, request: request as object })),
);

describe("the table of routes", () => {
  it.each(vendors)("has the functions of %s and no others", (vendor) => {
    expect(operationsOf(vendor).toSorted()).toEqual(Object.keys(functions[vendor]).toSorted());
  });

  it.each(cases)("lets $name of $vendor through with every field, as a direct call sends it", async (each) => {
    const { vendor, name, request } = each;
    const direct = recorder();
    const proxied = recorder();
    const run = functionOf(vendor, name);

    await run(serverCore(vendor, { fetch: direct.fetch, retries: false }), request);
    await run(serverCore(vendor, browser(vendor, proxyTo(vendor, { fetch: proxied.fetch }))), request);

    expect(direct.seen).toHaveLength(1);
    expect(proxied.seen).toEqual(direct.seen);
  });

  it.each(cases)("shows authorize what $name of $vendor asks for, by the names of its request", async (each) => {
    const { vendor, name, request } = each;
    const inputs: unknown[] = [];
    const authorize = (_: Request, operation: { name: string; input: object }) => inputs.push(operation) > 9;
    const proxy = proxyTo(vendor, { fetch: recorder().fetch }, { authorize });

    await functionOf(vendor, name)(serverCore(vendor, browser(vendor, proxy)), request);

    const { uploaderUserId, file, imageTypes, ...seen } = request as Record<string, unknown>;
    expect(inputs).toMatchObject([{ name, input: asSent(seen, routeOf(vendor, name)) }]);
  });

  it.each(cases.filter(({ name }) => name !== "uploadOrganizationLogo"))(
    "lets authorize set every field of $name of $vendor",
    async ({ vendor, name, request }) => {
      const direct = recorder();
      const proxied = recorder();
      const authorize = (_: Request, operation: { with(fields: object): unknown }) => operation.with(request);
      const proxy = proxyTo(vendor, { fetch: proxied.fetch }, { authorize });

      await functionOf(vendor, name)(serverCore(vendor, { fetch: direct.fetch, retries: false }), request);
      await functionOf(vendor, name)(serverCore(vendor, browser(vendor, proxy)), other(request));

      expect(proxied.seen).toEqual(direct.seen);
    },
  );
});

/** A request that differs wherever it can. */
const other = (request: object): object =>
  Object.fromEntries(
    Object.entries(request).map(([name, value]) => {
      if (value instanceof Date) return [name, new Date(9)];
      if (typeof value === "string") return [name, /^(role|orderBy)$/.test(name) ? value : `other${value}`];
      if (typeof value === "number") return [name, value + 1];
      if (typeof value === "boolean") return [name, !value];
      return [name, Array.isArray(value) || /metadata|settings/i.test(name) ? value : other(value)];
    }),
  );

/** Parameters are text, and JSON knows no dates. */
const asSent = (request: Record<string, unknown>, { query }: Route): unknown => {
  const json = JSON.parse(JSON.stringify(request)) as Record<string, unknown>;
  const texts = Object.entries(json).map(([name, item]) => [name, Array.isArray(item) ? item : `${item}`]);
  return query ? Object.fromEntries(texts) : json;
};
