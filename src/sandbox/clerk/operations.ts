import type { Context } from "hono";
import type { VendorBindings, VendorRoute } from "../vendor.js";
import { createOrganization } from "./create.js";
import { organizationNotFound } from "./errors.js";
import { readForm, readJsonBody } from "./input.js";
import { type Instance, organizationById, requireOrganizations } from "./instance.js";
import { selectOrganizations } from "./list.js";
import { readInclusion, readListQuery } from "./list-query.js";
import { deleteOrganizationLogo, uploadOrganizationLogo } from "./logo.js";
import { toOrganization } from "./organization.js";
import { mergeOrganizationMetadata, updateOrganization } from "./update.js";

/** What every request of the Clerk app carries. */
export interface ClerkEnv {
  Bindings: VendorBindings;
  Variables: { traceId: string; apiVersion: string };
}

/** Describes an operation and how it answers: with an object to send as JSON. */
export interface Operation extends VendorRoute {
  /** Whether it counts towards the update limit of its organization. */
  readonly isUpdate?: true;
  readonly answer: (context: Context<ClerkEnv>, instance: Instance) => object | Promise<object>;
}

const list = "/v1/organizations";
const one = "/v1/organizations/:organization_id";
const metadata = "/v1/organizations/:organization_id/metadata";
const logo = "/v1/organizations/:organization_id/logo";

/** Reads the organization a path names. */
export function organizationIdOf(context: Context<ClerkEnv>): string {
  return context.req.param("organization_id") ?? "";
}

const paramsOf = (context: Context<ClerkEnv>): URLSearchParams => new URL(context.req.url).searchParams;

const bodyOf = (context: Context<ClerkEnv>, { settings }: Instance) =>
  readJsonBody(context.req.raw, settings.maxRequestBodyBytes);

/** The operations the sandbox knows. */
export const operations = [
  {
    operation: "listOrganizations",
    method: "GET",
    path: list,
    answer(context, instance) {
      const params = paramsOf(context);
      const query = readListQuery(params, instance.settings);
      const inclusion = readInclusion(params);
      requireOrganizations(instance);
      const { page, total } = selectOrganizations(instance.store.all(), query);
      const data = page.map((row) => toOrganization(row, instance.presentation, inclusion));
      return { data, total_count: total };
    },
  },
  {
    operation: "createOrganization",
    method: "POST",
    path: list,
    async answer(context, instance) {
      const body = await bodyOf(context, instance);
      return toOrganization(createOrganization(instance, body), instance.presentation);
    },
  },
  {
    operation: "getOrganization",
    method: "GET",
    path: one,
    answer(context, instance) {
      requireOrganizations(instance);
      const idOrSlug = organizationIdOf(context);
      const organization = instance.store.byId(idOrSlug) ?? instance.store.bySlug(idOrSlug);
      if (!organization) throw organizationNotFound();
      return toOrganization(organization, instance.presentation, readInclusion(paramsOf(context)));
    },
  },
  {
    operation: "updateOrganization",
    method: "PATCH",
    path: one,
    isUpdate: true,
    async answer(context, instance) {
      const body = await bodyOf(context, instance);
      const id = organizationIdOf(context);
      const updated = updateOrganization(instance, id, body, context.get("apiVersion"));
      return toOrganization(updated, instance.presentation);
    },
  },
  {
    operation: "deleteOrganization",
    method: "DELETE",
    path: one,
    answer(context, instance) {
      const organization = organizationById(instance, organizationIdOf(context));
      instance.store.remove(organization);
      return { object: "organization", id: organization.id, deleted: true };
    },
  },
  {
    operation: "mergeOrganizationMetadata",
    method: "PATCH",
    path: metadata,
    isUpdate: true,
    async answer(context, instance) {
      const body = await bodyOf(context, instance);
      const merged = mergeOrganizationMetadata(instance, organizationIdOf(context), body);
      return toOrganization(merged, instance.presentation);
    },
  },
  {
    operation: "uploadOrganizationLogo",
    method: "PUT",
    path: logo,
    async answer(context, instance) {
      const form = await readForm(context.req.raw);
      return uploadOrganizationLogo(instance, organizationIdOf(context), form);
    },
  },
  {
    operation: "deleteOrganizationLogo",
    method: "DELETE",
    path: logo,
    answer(context, instance) {
      const changed = deleteOrganizationLogo(instance, organizationIdOf(context));
      return toOrganization(changed, instance.presentation);
    },
  },
] as const satisfies readonly Operation[];
