import {
  ClerkCore,
  createOrganization,
  deleteOrganization,
  deleteOrganizationLogo,
  getOrganization,
  listOrganizations,
  mergeOrganizationMetadata,
  updateOrganization,
  uploadOrganizationLogo,
} from "../../src/funcs/clerk/index.js";
import { unwrap } from "../../src/index.js";
import { organization, wireOrganization } from "../fixtures/clerk.js";
import {
  always,
  change,
  errors,
  nullable,
  optional,
  optionalImage,
  organizations,
  required,
  withBody,
} from "./clerk-bodies.js";
import { definer, later, type Operation, under, wireLater } from "./operation.js";

const define = definer(
  "clerk",
  (options) => new ClerkCore({ accessToken: "sk_test_table0001", retries: false, ...options }),
);

const organizationId = "org_2nWqB7fLr0uKxTtM5cYdVhE3sPa";
const png = new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], { type: "image/png" });
const made = async (core: ClerkCore) => unwrap(await createOrganization(core, { name: "Acme", slug: "acme" }));

export const clerkOperations: readonly Operation[] = [
  define({
    name: "clerk.listOrganizations",
    route: "GET /organizations",
    run: listOrganizations,
    request: { limit: 2, offset: 4, orderBy: "+name", userId: ["user_1", "-user_2"], includeMembersCount: true },
    successes: {
      200: [
        {
          title: "a page",
          wire: { data: [wireOrganization, wireOrganization], total_count: 37 },
          value: {
            items: [organization, organization],
            total: 37,
            body: { data: [organization, organization], totalCount: 37 },
            nextRequest: {
              limit: 2,
              offset: 6,
              orderBy: "+name",
              userId: ["user_1", "-user_2"],
              includeMembersCount: true,
            },
          },
        },
        {
          title: "the last page",
          wire: { data: [wireOrganization], total_count: 5 },
          value: { items: [organization], total: 5, body: { data: [organization], totalCount: 5 } },
        },
        {
          title: "no organization",
          wire: { data: [], total_count: 37 },
          value: { items: [], total: 37, body: { data: [], totalCount: 37 } },
        },
      ],
    },
    refusals: { ...always, 422: errors },
    required: ["data", "total_count", ...under("data.0", required)],
    nullable: under("data.0", nullable),
    optional: under("data.0", optionalImage),
    async live(core) {
      const { id } = await made(core);
      const shown = { id, membersCount: 0, missingMemberWithElevatedPermissions: true };
      return {
        request: { query: "ACM", includeMembersCount: true, includeMissingMemberWithElevatedPermissions: true },
        shows: { items: [shown], total: 1, body: { data: [shown], totalCount: 1 } },
      };
    },
  }),
  define({
    name: "clerk.createOrganization",
    route: "POST /organizations",
    run: createOrganization,
    request: { name: "Northwind Labs", publicMetadata: { snake_key: 1 }, createdAt: new Date(0) },
    successes: { 200: organizations },
    refusals: { ...always, ...withBody, 402: errors, 422: errors },
    required,
    nullable,
    optional: optionalImage,
    live: async () => ({
      request: { name: "Acme", slug: "acme", createdBy: "user_ada", createdAt: new Date(5), maxAllowedMemberships: 9 },
      shows: { name: "Acme", slug: "acme", createdBy: "user_ada", createdAt: new Date(5), maxAllowedMemberships: 9 },
    }),
  }),
  define({
    name: "clerk.getOrganization",
    route: "GET /organizations/{organization_id}",
    run: getOrganization,
    request: { organizationId, includeMembersCount: false },
    successes: { 200: organizations },
    refusals: { ...always, 404: errors },
    required,
    nullable,
    optional: optionalImage,
    live: async (core) => ({ shows: await made(core), request: { organizationId: "acme" } }),
  }),
  define({
    name: "clerk.updateOrganization",
    route: "PATCH /organizations/{organization_id}",
    run: updateOrganization,
    request: { organizationId, updateOrganizationRequest: { name: "Northwind", adminDeleteEnabled: false } },
    successes: { 200: organizations },
    refusals: { ...change, ...withBody, 402: errors, 422: errors },
    required,
    nullable,
    optional: optionalImage,
    async live(core) {
      const { id } = await made(core);
      const update = { name: "Zeta", slug: "zeta", adminDeleteEnabled: false, createdAt: new Date(7) };
      return { request: { organizationId: id, updateOrganizationRequest: update }, shows: { id, ...update } };
    },
  }),
  define({
    name: "clerk.mergeOrganizationMetadata",
    route: "PATCH /organizations/{organization_id}/metadata",
    run: mergeOrganizationMetadata,
    request: { organizationId, mergeOrganizationMetadataRequest: { privateMetadata: { snake_key: null } } },
    successes: { 200: organizations },
    refusals: { ...change, ...withBody, 422: errors },
    required,
    nullable,
    optional: optionalImage,
    async live(core) {
      const { id } = await made(core);
      const publicMetadata = { snake_key: 1, camelKey: { a: 1 } };
      return {
        request: { organizationId: id, mergeOrganizationMetadataRequest: { publicMetadata } },
        shows: { id, publicMetadata, privateMetadata: {} },
      };
    },
  }),
  define({
    name: "clerk.uploadOrganizationLogo",
    route: "PUT /organizations/{organization_id}/logo",
    run: uploadOrganizationLogo,
    request: { organizationId, uploaderUserId: "user_1", file: png },
    successes: {
      200: organizations.map(({ title, wire, value }) => ({
        title,
        wire: { ...wire, has_image: true, logo_url: "https://images.clerk.dev/uploaded/img_1" },
        value: { ...value, hasImage: true, logoUrl: "https://images.clerk.dev/uploaded/img_1" },
      })),
    },
    refusals: { ...change, ...withBody },
    required: [...required, "image_url"],
    nullable,
    optional: [...optional, "logo_url"],
    async live(core) {
      const { id } = await made(core);
      return { request: { organizationId: id, uploaderUserId: "user_ada", file: png }, shows: { id, hasImage: true } };
    },
  }),
  define({
    name: "clerk.deleteOrganizationLogo",
    route: "DELETE /organizations/{organization_id}/logo",
    run: deleteOrganizationLogo,
    request: { organizationId },
    successes: { 200: organizations },
    refusals: change,
    required,
    nullable,
    optional: optionalImage,
    async live(core) {
      const { id, imageUrl } = await made(core);
      unwrap(await uploadOrganizationLogo(core, { organizationId: id, file: png }));
      return { request: { organizationId: id }, shows: { id, hasImage: false, imageUrl } };
    },
  }),
  define({
    name: "clerk.deleteOrganization",
    route: "DELETE /organizations/{organization_id}",
    run: deleteOrganization,
    request: { organizationId },
    successes: {
      200: [
        {
          title: "all fields",
          wire: { object: "organization", id: "org_1", slug: "acme", deleted: true, external_id: "1", ...wireLater },
          value: { object: "organization", id: "org_1", slug: "acme", deleted: true, externalId: "1", ...later },
        },
        {
          title: "the required fields",
          wire: { object: "organization", deleted: true },
          value: { object: "organization", deleted: true },
        },
        {
          title: "nulls",
          wire: { object: "organization", id: null, slug: null, deleted: true, external_id: null },
          value: { object: "organization", id: null, slug: null, deleted: true, externalId: null },
        },
      ],
    },
    refusals: change,
    required: ["object", "deleted"],
    optional: ["id", "slug", "external_id"],
    async live(core) {
      const { id } = await made(core);
      return { request: { organizationId: id }, shows: { object: "organization", id, deleted: true } };
    },
  }),
];
