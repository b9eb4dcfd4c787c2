import { expectTypeOf, it } from "vitest";
import { ClerkCore } from "../../src/funcs/clerk/index.js";
import { PolarCore } from "../../src/funcs/polar/index.js";
import { createProxy, type NarrowedCall, type ProxyFields, type ProxyInput } from "../../src/proxy/index.js";

const core = new ClerkCore();

it("is a fetch handler", () => {
  const proxy = createProxy({ core, allow: ["getOrganization"], authorize: () => true });

  expectTypeOf(proxy).toEqualTypeOf<(request: Request) => Promise<Response>>();
});

it("allows operations of the core's vendor", () => {
  createProxy({ core: new PolarCore(), allow: ["organizationAccessTokensList"], authorize: () => false });
  // @ts-expect-error: Clerk has no invites
  createProxy({ core, allow: ["inviteUser"], authorize: () => true });
  // @ts-expect-error: the name of a function, without its vendor
  createProxy({ core, allow: ["clerk.getOrganization"], authorize: () => true });
  // @ts-expect-error: somebody has to decide
  createProxy({ core, allow: ["getOrganization"] });
});

it("takes yes, no and a narrowed call for a decision", () => {
  const allow = ["getOrganization"] as const;
  createProxy({ core, allow, authorize: async () => true });
  createProxy({ core, allow, authorize: (_, operation) => operation.with({ organizationId: "org_1" }) });
  // @ts-expect-error: a decision that is forgotten
  createProxy({ core, allow, authorize: () => undefined });
  // @ts-expect-error: a decision that is forgotten somewhere
  createProxy({ core, allow, authorize: async ({ url }) => (url ? true : undefined) });
  // @ts-expect-error: a session is no decision
  createProxy({ core, allow, authorize: () => ({ userId: "user_1" }) });
  // @ts-expect-error: an empty object is no decision
  createProxy({ core, allow, authorize: () => ({}) });
  // @ts-expect-error: fields are no decision
  createProxy({ core, allow, authorize: () => ({ organizationId: "org_1" }) });
});

it("tells the listed operations apart by name", () => {
  createProxy({
    core,
    allow: ["listOrganizations", "getOrganization", "updateOrganization", "uploadOrganizationLogo"],
    authorize(request, operation) {
      expectTypeOf(request).toEqualTypeOf<Request>();
      expectTypeOf(operation.name).toEqualTypeOf<
        "listOrganizations" | "getOrganization" | "updateOrganization" | "uploadOrganizationLogo"
      >();
      // @ts-expect-error: it is not listed
      if (operation.name === "deleteOrganization") return false;
      if (operation.name === "listOrganizations") {
        expectTypeOf(operation.input.userId).toEqualTypeOf<readonly string[] | undefined>();
        expectTypeOf(operation.input.limit).toEqualTypeOf<string | undefined>();
        // @ts-expect-error: it lists, so it has no field of Permit's
        operation.with({ search: "a" });
        // @ts-expect-error: the name is written as in the request
        operation.with({ user_id: ["user_1"] });
        // @ts-expect-error: ids are text
        operation.with({ userId: [1] });
        // @ts-expect-error: null would let everything through
        operation.with({ query: null });
        return operation.with({ userId: ["user_1"], limit: 10, includeMembersCount: true });
      }
      expectTypeOf(operation.input.organizationId).toEqualTypeOf<string>();
      if (operation.name === "updateOrganization") {
        expectTypeOf(operation.input.updateOrganizationRequest.name).toEqualTypeOf<unknown>();
        // @ts-expect-error: it is a number
        operation.with({ updateOrganizationRequest: { maxAllowedMemberships: "5" } });
        // @ts-expect-error: it stands in the body
        operation.with({ name: "Acme" });
        return operation.with({ updateOrganizationRequest: { maxAllowedMemberships: 5, createdAt: new Date() } });
      }
      // @ts-expect-error: the form is not read
      if (operation.name === "uploadOrganizationLogo") return operation.with({ uploaderUserId: "user_1" });
      return true;
    },
  });
});

it("spells fields as the functions do", () => {
  expectTypeOf<ProxyInput<"openai", "inviteUser">>().toEqualTypeOf<{
    readonly email?: unknown;
    readonly role?: unknown;
    readonly projects?: unknown;
  }>();
  expectTypeOf<ProxyFields<"polar", "organizationAccessTokensList">["organizationId"]>().toEqualTypeOf<
    string | readonly string[] | undefined
  >();
  expectTypeOf<ProxyFields<"clerk", "createOrganization">["slug"]>().toEqualTypeOf<string | null | undefined>();
  // @ts-expect-error: only `with` makes one
  expectTypeOf({}).toExtend<NarrowedCall>();
});
