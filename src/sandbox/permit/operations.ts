import type { Context } from "hono";
import { base62, randomHex, randomText } from "../random.js";
import type { VendorBindings } from "../vendor.js";
import { type Actor, orgAdmin, requireAccess, requireCreation, sees } from "./actor.js";
import { readOrganizationCreate, readOrganizationUpdate } from "./body.js";
import { noOrganization, refusal } from "./errors.js";
import { matchesSearch, readListQuery } from "./list-query.js";
import type { PermitAccessLevel, PermitSandboxOptions } from "./options.js";
import { newOrganization, type Organization } from "./organization.js";
import { dashed, dateTime, historicalUsage, organizationRead } from "./read.js";
import type { OperationName } from "./routes.js";
import type { Store } from "./store.js";

/** Types the app: every operation knows who is asking. */
export interface PermitEnv {
  Bindings: VendorBindings;
  Variables: { actor: Actor };
}

/** Answers one operation. */
export type Operation = (c: Context<PermitEnv>) => Response | Promise<Response>;

const tenDaysMs = 864_000_000;
/** The vendor's command line takes nothing shorter for a key. */
const keyLength = 97;

/** Creates the operations over a store. */
export function createOperations(
  store: Store,
  options: PermitSandboxOptions,
  now: () => number,
): Readonly<Record<OperationName, Operation>> {
  const formatId = options.idFormat === "dashed" ? dashed : (id: string) => id;
  const read = (organization: Organization) => organizationRead(organization, formatId);

  function findVisible(c: Context<PermitEnv>): Organization {
    const orgId = c.req.param("org_id") ?? "";
    const organization = store.find(orgId);
    if (!organization) throw noOrganization(orgId);
    if (sees(c.var.actor, organization)) return organization;
    if (options.foreignOrganizationStatus === 404) throw noOrganization(orgId);
    throw refusal(403, `The token does not allow access to the organization '${orgId}'.`);
  }

  function findWithAccess(c: Context<PermitEnv>, needed: PermitAccessLevel): Organization {
    const organization = findVisible(c);
    requireAccess(c.var.actor, needed, options.insufficientAccessStatus ?? 403);
    return organization;
  }

  return {
    getApiKeyScope(c) {
      const { organizationId, projectId, environmentId } = c.var.actor;
      return c.json({
        organization_id: formatId(organizationId),
        project_id: projectId && formatId(projectId),
        environment_id: environmentId && formatId(environmentId),
      });
    },

    listOrganizations(c) {
      const { page, perPage, search } = readListQuery(new URL(c.req.url).searchParams);
      const found = store.list().filter((one) => sees(c.var.actor, one) && matchesSearch(one, search));
      return c.json(found.slice((page - 1) * perPage, page * perPage).map(read));
    },

    async createOrganization(c) {
      const { key, name, settings = null } = await readOrganizationCreate(c.req.raw);
      requireCreation(c.var.actor);
      if (store.list().some((one) => one.key === key)) {
        throw refusal(409, `An organization with the key '${key}' already exists.`);
      }
      const organization = newOrganization({ id: randomHex(32), key, name, settings, createdAt: now() });
      const prefix = "permit_key_";
      const secret = prefix + randomText(keyLength - prefix.length, base62);
      store.put(organization);
      store.addKey(secret, orgAdmin(organization.id));
      return c.json({
        ...read(organization),
        api_key_id: formatId(randomHex(32)),
        api_key_secret: secret,
      });
    },

    getActiveOrganization(c) {
      const { organizationId } = c.var.actor;
      const organization = store.list().find(({ id }) => id === organizationId);
      if (!organization) throw noOrganization(formatId(organizationId));
      return c.json(read(organization));
    },

    getOrganization: (c) => c.json(read(findVisible(c))),

    async updateOrganization(c) {
      const update = await readOrganizationUpdate(c.req.raw);
      const organization = findWithAccess(c, "write");
      if (Object.keys(update).length === 0) return c.json(read(organization));
      const updated = { ...organization, ...update, updatedAt: now() };
      store.put(updated);
      return c.json(read(updated));
    },

    deleteOrganization(c) {
      const organization = findWithAccess(c, "admin");
      store.remove(organization.id);
      if (options.legacyDelete) return c.body(null, 204);
      const deletedAt = now();
      const deleteAfter = deletedAt + (options.gracePeriodMs ?? tenDaysMs);
      return c.json({ status: "scheduled", deleted_at: dateTime(deletedAt), delete_after: dateTime(deleteAfter) }, 202);
    },

    statsOrganization(c) {
      const organization = findWithAccess(c, "read");
      return c.json({
        ...read(organization),
        stats: organization.stats,
        historical_usage: historicalUsage(now()),
      });
    },
  };
}
