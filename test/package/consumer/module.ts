// What the code of a user looks like to a compiler; it is compiled and never run.
import { type AnyError, categorize, collect, items, type Result, unwrap } from "orgkit";
import { ClerkCore, listOrganizations, type Organization, uploadOrganizationLogo } from "orgkit/clerk";
import { type Invite, inviteUser, type OpenAICore } from "orgkit/openai";
import { PermitCore } from "orgkit/permit/core";
import { getActiveOrganization } from "orgkit/permit/getActiveOrganization";
import { organizationAccessTokensList as listSlim, PolarCore as SlimCore } from "orgkit/polar/slim";
import { createSandbox, type Sandbox } from "orgkit/sandbox";

const sandbox: Sandbox = createSandbox({ seed: "demo" });
const clerk = new ClerkCore({ accessToken: undefined, baseUrl: "/api/clerk", fetch: sandbox.fetch });
export const permit = new PermitCore({ accessToken: async () => "permit_key_a", retries: { limit: 1 } });

/** The declarations of these have to be writable without a name that the package keeps to itself. */
export const everyOrganization = () => collect(listOrganizations(clerk, { query: undefined }), { maxPages: undefined });
export const firstPage = async () => unwrap(await listSlim(new SlimCore(), undefined, { signal: undefined }));
export const active = getActiveOrganization(permit);
export const upload = (file: Blob) => uploadOrganizationLogo(clerk, { organizationId: "org_a", file });

export async function names(): Promise<string[]> {
  const found: string[] = [];
  for await (const item of items(listOrganizations(clerk))) if (item.ok) found.push(item.value.name);
  return found;
}

export async function inviteOnce(openai: OpenAICore, email: string): Promise<Invite | string> {
  const result = await inviteUser(openai, { email, role: "reader", projects: undefined });
  if (result.ok) return result.value;
  const { error } = result;
  if (error.name === "HttpError" && error.status === 403) {
    // @ts-expect-error 418 is no status that OpenAI documents.
    if (error.status === 418) return "";
    return JSON.stringify(error.body);
  }
  return categorize(error);
}

export function createdAt(result: Result<Organization, AnyError>): Date | undefined {
  return result.ok ? result.value.createdAt : undefined;
}

// @ts-expect-error A core of another vendor does not fit.
export const wrong = listOrganizations(permit);
