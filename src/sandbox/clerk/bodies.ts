import type { JsonObject } from "../json.js";
import { wrongFormat } from "./field-errors.js";
import { createFieldReader, type FieldReader } from "./fields.js";
import { nameError } from "./name.js";
import type { ClerkError } from "./refusal.js";
import { isSlug } from "./slug.js";
import { newestApiVersion } from "./versions.js";

const metadataKeys = ["public_metadata", "private_metadata"];
const updateKeys = ["name", "slug", "max_allowed_memberships", "admin_delete_enabled", "created_at", "role_set_key"];

const slugRule = 'can contain only lowercase letters, digits and the dash "-".';
const slugError = (slug: string, param: string): ClerkError | undefined =>
  isSlug(slug) ? undefined : wrongFormat(param, slugRule);

const readLimits = (read: FieldReader) => ({
  max_allowed_memberships: read.count("max_allowed_memberships"),
  created_at: read.time("created_at"),
  role_set_key: read.string("role_set_key"),
});

const readMetadata = (read: FieldReader) => ({
  public_metadata: read.metadata("public_metadata"),
  private_metadata: read.metadata("private_metadata"),
});

/** Reads the body of a create. */
export function readCreateBody(body: JsonObject) {
  const read = createFieldReader(body);
  const fields = {
    name: read.requiredString("name", nameError),
    slug: read.string("slug", slugError),
    created_by: read.string("created_by"),
    ...readMetadata(read),
    ...readLimits(read),
  };
  read.finish();
  return fields;
}

/** Reads the body of an update; since 2026-05-12 it takes no metadata. */
export function readUpdateBody(body: JsonObject, apiVersion: string) {
  const read = createFieldReader(body);
  read.only(apiVersion < newestApiVersion ? [...updateKeys, ...metadataKeys] : updateKeys);
  const fields = {
    name: read.string("name", nameError),
    slug: read.string("slug", slugError),
    admin_delete_enabled: read.boolean("admin_delete_enabled"),
    ...(apiVersion < newestApiVersion ? readMetadata(read) : {}),
    ...readLimits(read),
  };
  read.finish();
  return fields;
}

/** Reads the body of a metadata merge, in whose schema null has no place. */
export function readMergeBody(body: JsonObject) {
  const read = createFieldReader(body);
  read.only(metadataKeys);
  const fields = {
    public_metadata: read.metadataPatch("public_metadata"),
    private_metadata: read.metadataPatch("private_metadata"),
  };
  read.finish();
  return fields;
}
