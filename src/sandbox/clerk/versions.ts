import { invalidApiVersion } from "./errors.js";

/** The API versions that Clerk has released, oldest first. */
const apiVersions = ["2021-02-05", "2024-10-01", "2025-04-10", "2025-11-10", "2026-05-12"] as const;

/** The newest API version, the first whose update takes no metadata. */
export const newestApiVersion = "2026-05-12";

/** Reads the API version a request asks for. */
export function readApiVersion(header: string | undefined, query: string | undefined, defaultVersion: string): string {
  if (header !== undefined && query !== undefined) {
    throw invalidApiVersion("the header and the query parameter cannot be used together");
  }
  const version = header ?? query ?? defaultVersion;
  if (!apiVersions.some((known) => known === version)) throw invalidApiVersion(version);
  return version;
}
