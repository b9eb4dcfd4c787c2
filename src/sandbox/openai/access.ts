import { bearerToken } from "../bearer.js";
import type { VendorContext } from "../vendor.js";
import { forbidden, missingKey, openaiError, unknownKey } from "./answers.js";
import type { OpenAICredential, OpenAISandboxOptions, OpenAIScope } from "./options.js";

/** Tells whether a project exists. */
export function projectExists({ projects }: OpenAISandboxOptions, id: string): boolean {
  return projects ? projects.includes(id) : /^proj_./.test(id);
}

/** Refuses a request that may not do what it asks for: first for its key, then for its headers, then for its scopes. */
export function refuseKey(
  headers: Headers,
  scope: OpenAIScope,
  { options, credentials, anyToken }: VendorContext<OpenAISandboxOptions, OpenAICredential>,
): Response | undefined {
  const token = bearerToken(headers);
  if (token === undefined) return missingKey();
  const listed = credentials.find((known) => known.token === token);
  const known = listed ?? (anyToken && token.startsWith("sk-admin-") ? { token } : undefined);
  if (!known || listed?.revoked) return unknownKey(token);
  const organization = headers.get("openai-organization");
  if (organization !== null && options.organization !== undefined && organization !== options.organization) {
    const message = "OpenAI-Organization header should match organization for API key.";
    return openaiError(401, message, { code: "mismatched_organization" });
  }
  const project = headers.get("openai-project");
  if (project !== null && !projectExists(options, project)) {
    const message = "OpenAI-Project header should match project for API key.";
    return openaiError(401, message, { code: "mismatched_project" });
  }
  const kind = listed?.kind ?? (token.startsWith("sk-proj-") ? "project" : "admin");
  const isAllowed = kind === "admin" && (listed?.scopes?.includes(scope) ?? true);
  return isAllowed ? undefined : forbidden(scope, options.permissionError);
}
